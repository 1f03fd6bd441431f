import { useCallback, useEffect, useState } from 'react';
import { sentenceOf } from './calls.ts';
import { useDesk } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

export type Asked<Answer> = { at: 'asking' } | { at: 'failed'; why: string } | { at: 'there'; answer: Answer };

/**
 * An answer of the server for a panel, asked when `key` is another; what was answered last for the same key stands
 * meanwhile, so that a panel does not flicker on every change of chat. `key` null: nothing to ask.
 */
export function useAsked<Answer>(key: string | null, ask: () => Promise<Answer>): [Asked<Answer>, () => void] {
  const { answers } = useDesk();
  const words = useWords();
  const [state, setState] = useState<{ key: string | null; asked: Asked<Answer> }>({
    key: null,
    asked: { at: 'asking' },
  });
  const [times, setTimes] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says what is asked; `times` asks again.
  useEffect(() => {
    if (key === null) return;
    let overtaken = false;
    ask().then(
      (answer) => {
        answers.set(key, answer);
        if (!overtaken) setState({ key, asked: { at: 'there', answer } });
      },
      (failure) => !overtaken && setState({ key, asked: { at: 'failed', why: sentenceOf(words, failure) } }),
    );
    return () => {
      overtaken = true;
    };
  }, [key, times]);

  const again = useCallback(() => {
    setState({ key: null, asked: { at: 'asking' } });
    setTimes((before) => before + 1);
  }, []);
  if (state.key === key && key !== null) return [state.asked, again];
  const before = key === null ? undefined : (answers.get(key) as Answer | undefined);
  return [before === undefined ? { at: 'asking' } : { at: 'there', answer: before }, again];
}
