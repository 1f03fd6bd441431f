import type { ReactNode } from 'react';
import type { FindingView } from '#conversation/wire';
import { stretchesOf } from './evidence.ts';
import { findingOf } from './naming.ts';
import { useWords } from './words/use-words.ts';

interface MarkedTextProps {
  text: string;
  seq: number;
  findings: readonly FindingView[];
}

/** A message with the words marked that say what was heard in it; what that is shows on hover. */
export function MarkedText({ text, seq, findings }: MarkedTextProps): ReactNode {
  const words = useWords();
  return stretchesOf(text, seq, findings).map((stretch) =>
    stretch.findings.length === 0 ? (
      stretch.text
    ) : (
      <mark
        key={stretch.from}
        title={stretch.findings.map((finding) => findingOf(words, finding).word).join(words.listComma)}
      >
        {stretch.text}
      </mark>
    ),
  );
}
