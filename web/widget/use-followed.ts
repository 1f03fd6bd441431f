import { useEffect, useState } from 'preact/hooks';

/**
 * A property of something that tells its changes, anew with every change. Read once more when the page begins to
 * listen: what changed between its first drawing and then was told to nobody.
 */
export function useFollowed<Source extends Followed, Name extends keyof Source>(
  source: Source,
  name: Name,
): Source[Name] {
  const [value, setValue] = useState(() => source[name]);
  useEffect(() => {
    const look = () => setValue(() => source[name]);
    look();
    return source.subscribe(look);
  }, [source, name]);
  return value;
}

interface Followed {
  /** Calls back after every change, until the function that is returned is called. */
  subscribe(reader: () => void): () => void;
}
