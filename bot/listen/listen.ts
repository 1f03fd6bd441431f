import {
  type Danger,
  type Emotion,
  type Evidence,
  dangers as everyDanger,
  emotions as everyEmotion,
  type Finding,
} from '#conversation';
import { heardByRules, ruled } from './by-rules.ts';
import { grievances } from './complaint/against.ts';
import type { Heard, What } from './heard.ts';
import { type Hearing, hear, type Said } from './hearing.ts';
import { type Judgement, judge } from './learned/judge.ts';
import { lexicon } from './learned/lexicon.ts';
import { merged, Reader, type Reading } from './reading.ts';
import type { Span } from './word-finder.ts';

/** Gathered once: the vocabulary of everything that is listened for. */
const reader = new Reader([...ruled, ...lexicon, ...grievances.map(({ pattern }) => pattern)]);

/**
 * What is heard in the customer messages of one turn, read together: a sentence may run over several messages. What the
 * rules hear stands, unless the learned part, which also sees the turn before, holds it for words in another sense; what
 * is said in other words that part adds. One finding per kind (per danger, per emotion) with every place where it was
 * heard. Never throws; the work is linear in the length of the text.
 */
export function listen(said: readonly Said[], before: readonly Said[] = []): Finding[] {
  return listenClosely(said, before).heard;
}

/** The same, and whether a second ear may well hear it otherwise. */
export function listenClosely(
  said: readonly Said[],
  before: readonly Said[] = [],
): { heard: Finding[]; isUnsure: boolean } {
  const { hearing, reading, heard } = byRules(said);
  if (hearing.text.trim() === '') return { heard: [], isUnsure: false };
  const earlier = before.length === 0 ? null : byRules(before);
  const context = earlier && { text: earlier.hearing.text, heard: earlier.heard };
  const judged = judge(hearing, reading, heard, context);
  const turn = { hearing, reading, heard, judged };
  const findings = [dangersIn, requestsIn, complaintsIn, emotionsIn, mannersIn].flatMap((findingsIn) =>
    findingsIn(turn),
  );
  return { heard: findings, isUnsure: judged.unsure };
}

interface Turn {
  hearing: Hearing;
  reading: Reading;
  heard: readonly Heard[];
  judged: Judgement;
}

function byRules(said: readonly Said[]): Pick<Turn, 'hearing' | 'reading' | 'heard'> {
  const hearing = hear(said);
  const reading = reader.read(hearing);
  return { hearing, reading, heard: heardByRules(hearing, reading) };
}

function dangersIn({ hearing, heard, judged }: Turn): Finding[] {
  const found = heard.filter(({ what }) => isDanger(what));
  const likely = judged.likely.danger;
  if (found.length > 0 && !judged.doubted.danger) {
    return found.map(({ what, spans }) => ({
      kind: 'danger',
      danger: what as Danger,
      evidence: evidenceOf(hearing, spans),
      probability: likely,
      by: 'rules',
    }));
  }
  if (!judged.heard.danger) return [];
  const evidence = weighed(hearing, judged.wordsFor('danger', 'yes'));
  return [{ kind: 'danger', danger: judged.danger, evidence, probability: judged.likely.danger, by: 'learned' }];
}

function requestsIn(turn: Turn): Finding[] {
  const found = foundIn(turn, 'asks-for-person');
  return found === null ? [] : [{ kind: 'asks-for-person', ...found }];
}

function complaintsIn(turn: Turn): Finding[] {
  const found = foundIn(turn, 'complaint');
  if (found === null) return [];
  const against = grievances.find(({ pattern }) => turn.reading.find(pattern).length > 0)?.against ?? 'service';
  return [{ kind: 'complaint', grade: turn.judged.grade, against, ...found }];
}

function mannersIn(turn: Turn): Finding[] {
  const abused = foundIn(turn, 'abuse');
  const vague = foundIn(turn, 'vagueness');
  return [
    ...(abused === null ? [] : [{ kind: 'abuse' as const, ...abused }]),
    ...(vague === null ? [] : [{ kind: 'vagueness' as const, ...vague }]),
  ];
}

/** What the rules hear and nothing speaks against; otherwise, what is learned. */
function foundIn(
  { hearing, heard, judged }: Turn,
  what: 'asks-for-person' | 'complaint' | 'abuse' | 'vagueness',
): Pick<Finding, 'evidence' | 'probability' | 'by'> | null {
  const found = heard.find((one) => one.what === what);
  if (found && (found.isPlain || !judged.doubted[what])) {
    const probability = Math.max(judged.likely[what], found.isPlain ? judged.plain[what] : 0);
    return { evidence: evidenceOf(hearing, found.spans), probability, by: 'rules' };
  }
  if (!judged.heard[what]) return null;
  const evidence = weighed(hearing, judged.wordsFor(what, 'yes'));
  return { evidence, probability: judged.likely[what], by: 'learned' };
}

function emotionsIn({ hearing, heard, judged }: Turn): Finding[] {
  const findings: Finding[] = [];
  for (const emotion of everyEmotion) {
    const found = heard.find(({ what }) => what === emotion);
    if (found && !judged.doubtedEmotions.has(emotion)) {
      const probability = judged.emotions[emotion];
      const evidence = evidenceOf(hearing, found.spans);
      findings.push({ kind: 'emotion', emotion, strength: found.strength ?? 1, evidence, probability, by: 'rules' });
    } else if (judged.emotion === emotion) {
      const evidence = weighed(hearing, judged.wordsFor('emotion', emotion));
      const probability = judged.emotions[emotion];
      findings.push({ kind: 'emotion', emotion, strength: judged.strength, evidence, probability, by: 'learned' });
    }
  }
  return findings;
}

function isDanger(what: What): what is Danger {
  return (everyDanger as readonly string[]).includes(what);
}

/** The emotion that stands out, the likeliest heard; null where the customer is calm. */
export function mainEmotion(heard: readonly Finding[]): Extract<Finding, { kind: 'emotion' }> | null {
  return heard.reduce<Extract<Finding, { kind: 'emotion' }> | null>(
    (main, finding) => (finding.kind === 'emotion' && finding.probability > (main?.probability ?? 0) ? finding : main),
    null,
  );
}

/** The exact words, per message: what runs over the border of two messages is evidence in both. */
function evidenceOf({ origin, said }: Hearing, spans: readonly Span[]): Evidence[] {
  const evidence: Evidence[] = [];
  for (const span of merged(spans)) {
    let last: { message: number; from: number; to: number } | null = null;
    const pieces: { message: number; from: number; to: number }[] = [];
    for (let place = span.from; place < span.to; place++) {
      const at = origin[place];
      if (at === undefined || at.message < 0) continue;
      if (last?.message === at.message) last.to = Math.max(last.to, at.to);
      else {
        last = { ...at };
        pieces.push(last);
      }
    }
    for (const { message, from, to } of pieces) {
      const spoken = said[message];
      if (spoken !== undefined) evidence.push({ seq: spoken.seq, from, to, words: spoken.text.slice(from, to) });
    }
  }
  return evidence;
}

/** The words that weighed most; everything that was said, where they are but a break between two messages. */
function weighed(hearing: Hearing, spans: readonly Span[]): Evidence[] {
  const evidence = evidenceOf(hearing, spans);
  return evidence.length > 0 ? evidence : evidenceOf(hearing, [{ from: 0, to: hearing.text.length }]);
}

/** Whether a kind of finding, or anger, was heard. */
export function hears(heard: readonly Finding[], what: Finding['kind'] | Emotion): boolean {
  return heard.some((finding) => finding.kind === what || (finding.kind === 'emotion' && finding.emotion === what));
}
