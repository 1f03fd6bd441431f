import type { ReactNode } from 'react';
import type { FindingView } from '#conversation/wire';
import { stretchesOf } from './evidence.ts';
import { findingOf } from './words.ts';

interface MarkedTextProps {
  text: string;
  seq: number;
  findings: readonly FindingView[];
}

/** A message with the words marked that say what was heard in it; what that is shows on hover. */
export function MarkedText({ text, seq, findings }: MarkedTextProps): ReactNode {
  return stretchesOf(text, seq, findings).map((stretch) =>
    stretch.findings.length === 0 ? (
      stretch.text
    ) : (
      <mark key={stretch.from} title={stretch.findings.map((finding) => findingOf(finding).word).join('、')}>
        {stretch.text}
      </mark>
    ),
  );
}
