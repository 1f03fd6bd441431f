/** What points to words of messages. */
interface Pointing {
  evidence: readonly { seq: number; from: number; to: number }[];
}

/** A stretch of a message's text, with the findings that it is evidence of. */
export interface Stretch<Finding> {
  /** Where it begins in the text: UTF-16 units. */
  from: number;
  text: string;
  findings: readonly Finding[];
}

/**
 * Cuts a text where evidence begins and ends. The stretches together are the text; evidence that reaches beyond it
 * counts as far as it reaches.
 */
export function stretchesOf<Finding extends Pointing>(
  text: string,
  seq: number,
  findings: readonly Finding[],
): Stretch<Finding>[] {
  const marks = findings.flatMap((finding) =>
    finding.evidence
      .filter((evidence) => evidence.seq === seq)
      .map(({ from, to }) => ({ finding, from: Math.max(0, from), to: Math.min(text.length, to) }))
      .filter(({ from, to }) => from < to),
  );
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, place) => {
    const to = cuts[place + 1] ?? text.length;
    const covering = marks.filter((mark) => mark.from <= from && mark.to >= to).map(({ finding }) => finding);
    return { from, text: text.slice(from, to), findings: [...new Set(covering)] };
  });
}
