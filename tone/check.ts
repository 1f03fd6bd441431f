import { type TonePattern, type ToneRule, type ToneRuleName, type ToneSeverity, toneSeverities } from './rule.ts';
import { toneRules } from './rules/index.ts';
import { fullStopEnds, sentencesIn } from './sentences.ts';

/** One thing that is not said as the house speaks. `from` and `to` are UTF-16 offsets into the text, `to` exclusive. */
export interface ToneFinding {
  rule: ToneRuleName;
  severity: ToneSeverity;
  from: number;
  to: number;
  words: string;
  /** The same sentence said better: what stands between `from` and `to` becomes `text`. Null where only a person can. */
  rewriting: { from: number; to: number; text: string } | null;
}

/** Sentences longer than this are not rewritten whole: too much would be lost. In UTF-16 units. */
const longestRewritten = 200;
/** Of a sentence with more findings than this, the first are rewritten: whoever mends them sees the next. */
const rewrittenAtOnce = 8;
/** Characters before the words that a rule looks at. */
const behind = 24;

interface Match extends Omit<ToneFinding, 'rewriting'> {
  pattern: TonePattern;
  found: RegExpExecArray;
}

/** What in a text is not said as the house speaks, in the order of its words. Linear in the text's length. */
export function checkTone(text: string): ToneFinding[] {
  const findings: ToneFinding[] = [];
  for (const { from, words: sentence } of sentencesIn(text)) {
    const matches = matchesIn(sentence);
    let rewritten = 0;
    for (const match of matches) {
      const better =
        sentence.length <= longestRewritten && rewritten < rewrittenAtOnce
          ? rewrite(sentence, text.charAt(from + sentence.length), match, matches)
          : null;
      rewritten += 1;
      const { rule, severity, words } = match;
      findings.push({
        rule,
        severity,
        from: from + match.from,
        to: from + match.to,
        words,
        rewriting: better === null ? null : { from, to: from + sentence.length, text: better },
      });
    }
  }
  return findings;
}

/** A text with one finding's rewriting taken up. */
export function accept(text: string, { rewriting }: Pick<ToneFinding, 'rewriting'>): string {
  return rewriting === null ? text : text.slice(0, rewriting.from) + rewriting.text + text.slice(rewriting.to);
}

/** The first finding for which a text may not be sent; null where it may. */
export function neverSent(findings: readonly ToneFinding[]): ToneFinding | null {
  return findings.find(({ severity }) => severity === 'never') ?? null;
}

function matchesIn(sentence: string): Match[] {
  const matches = toneRules.flatMap((rule) => rule.patterns.flatMap((pattern) => matchesOf(rule, pattern, sentence)));
  // What lies within a finding of at least its own weight is mended with it.
  const reach: Record<ToneSeverity, number> = { note: 0, warning: 0, never: 0 };
  return matches
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ severity, to }) => {
      if (to <= reach[severity]) return false;
      for (const each of toneSeverities.slice(0, toneSeverities.indexOf(severity) + 1))
        reach[each] = Math.max(reach[each], to);
      return true;
    });
}

function matchesOf({ name, severity }: ToneRule, pattern: TonePattern, sentence: string): Match[] {
  if (pattern.unlessIn?.test(sentence)) return [];
  const matches: Match[] = [];
  for (const found of sentence.matchAll(pattern.words)) {
    const from = found.index;
    if (found[0] === '' || pattern.unlessBehind?.test(sentence.slice(Math.max(0, from - behind), from))) continue;
    matches.push({ rule: name, severity, from, to: from + found[0].length, words: found[0], pattern, found });
    if (pattern.everywhere) break;
  }
  return matches;
}

/** The sentence without this finding; null where the rule cannot say it better, or would only say something else wrong. */
function rewrite(
  sentence: string,
  next: string,
  { pattern, found, from, to }: Match,
  matches: readonly Match[],
): string | null {
  const { instead, sentence: whole, everywhere, words } = pattern;
  let better: string;
  if (whole !== undefined) better = whole + endOf(sentence, next);
  else if (instead === undefined) return null;
  else if (everywhere && typeof instead === 'string') better = sentence.replaceAll(words, instead);
  else {
    const said = typeof instead === 'string' ? instead : instead(found);
    better = sentence.slice(0, from) + likeBegun(found[0], said) + sentence.slice(to);
  }
  const left = sentencesIn(better).reduce((sum, each) => sum + matchesIn(each.words).length, 0);
  return left < matches.length ? better : null;
}

/** A sentence keeps the mark and the space that it ends with; a question becomes a statement, where that ends it as well. */
function endOf(sentence: string, next: string): string {
  const end = (/[。！？!?.\s]{0,8}$/u.exec(sentence)?.[0] ?? '').replaceAll('？', '。');
  return fullStopEnds(next) ? end.replaceAll('?', '.') : end;
}

function likeBegun(found: string, said: string): string {
  return /^[A-Z]/u.test(found) ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}
