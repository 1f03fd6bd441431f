import {
  type Danger,
  type Earlier,
  type Emotion,
  type Evidence,
  dangers as everyDanger,
  emotions as everyEmotion,
  type Finding,
} from '#conversation';
import { addsNothing } from './adds-nothing.ts';
import { heardByRules, ruled } from './by-rules.ts';
import { grievances } from './complaint/against.ts';
import { grave } from './complaint/announced.ts';
import { courtesies } from './courtesies.ts';
import type { Heard, Strength, What } from './heard.ts';
import { type Hearing, hear, type Said } from './hearing.ts';
import { heardFrom } from './learned/calibration.ts';
import type { Before } from './learned/features.ts';
import { type Judgement, judge } from './learned/judge.ts';
import { lexicon } from './learned/lexicon.ts';
import type { YesNo } from './learned/questions.ts';
import { merged, Reader, type Reading } from './reading.ts';
import type { Span } from './word-finder.ts';

/** Gathered once: the vocabulary of everything that is listened for. */
const reader = new Reader([...ruled, ...lexicon, ...grievances.map(({ pattern }) => pattern), grave, courtesies]);

/** Where nothing was said before. */
const NOTHING: Earlier<Said> = { bursts: [], told: null };

/**
 * What is heard in the customer messages of one turn, read together: a sentence may run over several messages. What the
 * rules hear stands, unless the learned part, which also sees what came before, holds it for words in another sense; what
 * is said in other words that part adds. One finding per kind (per danger, per emotion) with every place where it was
 * heard. Never throws; the work is linear in the length of the text.
 */
export function listen(said: readonly Said[], earlier: Earlier<Said> = NOTHING): Finding[] {
  return listenClosely(said, earlier).heard;
}

/** The same, whether a second ear may well hear it otherwise, and how likely what was asked is, also where it is not so. */
export function listenClosely(
  said: readonly Said[],
  earlier: Earlier<Said> = NOTHING,
): { heard: Finding[]; isUnsure: boolean; likely: Judgement['likely'] | null } {
  const { hearing, reading, heard } = byRules(said);
  if (hearing.text.trim() === '') return { heard: [], isUnsure: false, likely: null };
  const context = addsNothing(hearing, reading) ? NOTHING : earlier;
  const judged = judge(hearing, reading, heard, knownOf(context));
  const turn = { hearing, reading, heard, judged, withBefore: withBefore(said, context.bursts.at(-1) ?? []) };
  const findings = [dangersIn, requestsIn, complaintsIn, emotionsIn, mannersIn].flatMap((findingsIn) =>
    findingsIn(turn),
  );
  return { heard: findings, isUnsure: judged.unsure, likely: judged.likely };
}

/** What the models know of it; null where nothing was said before. */
function knownOf({ bursts, told }: Earlier<Said>): Before | null {
  if (bursts.length === 0) return null;
  const { hearing, heard } = byRules(bursts.flat());
  return { text: hearing.text, heard, told: told && hear([{ seq: 0, text: told }]).text };
}

interface Turn {
  hearing: Hearing;
  reading: Reading;
  heard: readonly Heard[];
  judged: Judgement;
  /** Judges it and the turn before as one text, when first asked; null where none is before it. */
  withBefore: (() => Together) | null;
}

interface Together extends Pick<Turn, 'hearing' | 'reading' | 'judged'> {
  /** What is heard in the turn before alone. */
  earlier: readonly Finding[];
}

function withBefore(said: readonly Said[], before: readonly Said[]): Turn['withBefore'] {
  if (before.length === 0) return null;
  let known: Together | null = null;
  return () => {
    if (known === null) {
      const { hearing, reading, heard } = byRules([...before, ...said]);
      known = { hearing, reading, judged: judge(hearing, reading, heard, null), earlier: listen(before) };
    }
    return known;
  };
}

function byRules(said: readonly Said[]): Pick<Turn, 'hearing' | 'reading' | 'heard'> {
  const hearing = hear(said);
  const reading = reader.read(hearing);
  return { hearing, reading, heard: heardByRules(hearing, reading) };
}

type InDanger = Extract<Finding, { kind: 'danger' }>;

function dangersIn(turn: Turn): InDanger[] {
  const { hearing, heard, judged } = turn;
  const byRules = heard.flatMap((one): InDanger[] => {
    const { what: danger, spans } = one;
    if (!isDanger(danger)) return [];
    const probability = sure(turn, danger === 'self-harm' ? danger : 'danger', one);
    if (probability === null) return [];
    return [{ kind: 'danger', danger, evidence: evidenceOf(hearing, spans), probability, by: 'rules' }];
  });
  const found = byRules.some(({ danger }) => danger === 'self-harm') ? byRules : [...byRules, ...lifeAtRisk(turn)];
  const together = heardTogether(turn, 'danger', found);
  if (together !== null) {
    const { danger } = (turn.withBefore?.() ?? turn).judged;
    return [{ kind: 'danger', danger, ...together }, ...found.filter((one) => one.danger !== danger)];
  }
  const { danger } = judged;
  if (byRules.length > 0 || !judged.heard.danger || found.some((one) => one.danger === danger)) return found;
  const evidence = weighed(hearing, judged.wordsFor('danger', 'yes'));
  return [{ kind: 'danger', danger, evidence, probability: judged.likely.danger, by: 'learned' }, ...found];
}

/**
 * A life may be at risk by what the turn says where it stands, by its words alone, or by them and the turn before: after
 * talk of other things it is the easiest to pass over, and nothing that came before makes it safe.
 */
function lifeAtRisk(turn: Turn): InDanger[] {
  const { hearing, reading, heard, judged, withBefore } = turn;
  const danger = 'self-harm';
  const by = ({ likely, wordsFor }: Judgement): InDanger[] => {
    const evidence = weighed(hearing, wordsFor(danger, 'yes'));
    return [{ kind: 'danger', danger, evidence, probability: likely[danger], by: 'learned' }];
  };
  if (judged.heard[danger]) return by(judged);
  if (withBefore === null || judged.likely[danger] < HALF_HEARD[danger]) return [];
  const alone = judge(hearing, reading, heard, null);
  if (alone.heard[danger]) return by(alone);
  const together = heardTogether(turn, danger, []);
  return together === null ? [] : [{ kind: 'danger', danger, ...together }];
}

function requestsIn(turn: Turn): Finding[] {
  const found = foundIn(turn, 'asks-for-person');
  return found === null ? [] : [{ kind: 'asks-for-person', ...found }];
}

function complaintsIn(turn: Turn): Finding[] {
  const alone = foundIn(turn, 'complaint');
  const together = heardTogether(turn, 'complaint', alone === null ? [] : [alone]);
  if (together !== null) return [{ kind: 'complaint', ...about(turn.withBefore?.() ?? turn), ...together }];
  return alone === null ? [] : [{ kind: 'complaint', ...about(turn), ...alone }];
}

function about({ reading, judged }: Pick<Turn, 'reading' | 'judged'>): Pick<Complaint, 'grade' | 'against'> {
  const against = grievances.find(({ pattern }) => reading.find(pattern).length > 0)?.against ?? 'service';
  return { grade: reading.find(grave).length > 0 ? 'major' : judged.grade, against };
}

type Complaint = Extract<Finding, { kind: 'complaint' }>;

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
  turn: Turn,
  what: 'asks-for-person' | 'complaint' | 'abuse' | 'vagueness',
): Pick<Finding, 'evidence' | 'probability' | 'by'> | null {
  const { hearing, heard, judged } = turn;
  const found = heard.find((one) => one.what === what);
  if (found !== undefined) {
    const probability = sure(turn, what, found);
    if (probability !== null) return { evidence: evidenceOf(hearing, found.spans), probability, by: 'rules' };
  }
  if (!judged.heard[what]) return null;
  const evidence = weighed(hearing, judged.wordsFor(what, 'yes'));
  return { evidence, probability: judged.likely[what], by: 'learned' };
}

/** A message that is less likely alone is not read together with the one before: nothing it says calls for that. */
const HALF_HEARD = { complaint: 0.08, danger: 0.08, 'self-harm': 0.02 };
/** From what probability on two turns say it together: they are two chances to be mistaken, which a life is worth. */
const TOGETHER_FROM = { complaint: 0.65, danger: 0.5, 'self-harm': heardFrom['self-harm'] };

/**
 * What a turn says only after the one before it, which does not say it alone: 我这个3号到期, 今天都8号了. What it says surely
 * by itself is not asked for, and nothing becomes less likely by it.
 */
function heardTogether(
  turn: Turn,
  what: keyof typeof TOGETHER_FROM,
  found: readonly Pick<Finding, 'probability'>[],
): Pick<Finding, 'evidence' | 'probability' | 'by'> | null {
  const from = TOGETHER_FROM[what];
  const alone = Math.max(turn.judged.likely[what], ...found.map(({ probability }) => probability));
  if (turn.withBefore === null || turn.judged.isForeign || alone < HALF_HEARD[what] || alone >= from) return null;
  const { hearing, judged, earlier } = turn.withBefore();
  if (judged.isForeign || judged.likely[what] < from) return null;
  if (earlier.some((one) => one.probability >= from && hears([one], what))) return null;
  const own = new Set(turn.hearing.said.map(({ seq }) => seq));
  const words = evidenceOf(hearing, judged.wordsFor(what, 'yes')).filter(({ seq }) => own.has(seq));
  const evidence = words.length > 0 ? words : weighed(turn.hearing, []);
  return { evidence, probability: judged.likely[what], by: 'learned' };
}

/** How likely what the rules heard is; null where it is doubted, which what is said plainly never is. */
function sure(turn: Turn, what: YesNo, { isPlain, spans }: Heard): number | null {
  const { likely, plain } = turn.judged;
  return isPlain ? Math.max(likely[what], plain[what]) : believed(turn, what, spans);
}

/**
 * How likely what the rules heard is; null where it is doubted. A doubt is about the sentence that the words stand in:
 * however much else is said around it, 我的卡被盗刷了 means what it means alone.
 */
function believed({ hearing, judged }: Turn, what: YesNo, spans: readonly Span[]): number | null {
  if (judged.heard[what] || judged.isForeign) return judged.likely[what];
  for (const { heard, isForeign, likely } of judgedAlone(hearing.text, spans, /[。？！\n]/gu)) {
    if (heard[what] || isForeign) return likely[what];
  }
  return null;
}

/** The same of a feeling, which is shown in a clause: 无语，跨行转账多久到账. */
function believedFeeling({ hearing, judged }: Turn, emotion: Emotion, spans: readonly Span[]): number | null {
  if (!judged.doubtedEmotions.has(emotion)) return judged.emotions[emotion];
  for (const { doubtedEmotions, emotions } of judgedAlone(hearing.text, spans, /[，。？！\n]/gu)) {
    if (!doubtedEmotions.has(emotion)) return emotions[emotion];
  }
  return null;
}

/** What is judged of each part that the spans stand in, alone; nothing where that is the whole. */
function* judgedAlone(text: string, spans: readonly Span[], end: RegExp): Generator<Judgement> {
  for (const part of partsAround(text, spans, end)) {
    if (part === text) continue;
    const alone = byRules([{ seq: 0, text: part }]);
    yield judge(alone.hearing, alone.reading, alone.heard, null);
  }
}

/** The parts between ends that the spans stand in, each once. */
function partsAround(text: string, spans: readonly Span[], end: RegExp): ReadonlySet<string> {
  const ends = [...text.matchAll(end)].map(({ index }) => index);
  const parts = new Set<string>();
  let begin = 0;
  let next = 0;
  for (const { from, to } of merged(spans)) {
    for (; (ends[next] ?? Infinity) < from; next++) begin = (ends[next] ?? 0) + 1;
    let last = next;
    while ((ends[last] ?? Infinity) < to) last++;
    parts.add(text.slice(begin, ends[last]));
  }
  return parts;
}

function emotionsIn(turn: Turn): Finding[] {
  const { hearing, heard, judged } = turn;
  const findings: Finding[] = [];
  for (const emotion of everyEmotion) {
    const found = heard.find(({ what }) => what === emotion);
    const probability = found === undefined ? null : believedFeeling(turn, emotion, found.spans);
    if (found !== undefined && probability !== null) {
      const evidence = evidenceOf(hearing, found.spans);
      findings.push({
        kind: 'emotion',
        emotion,
        strength: strongest(found, judged),
        evidence,
        probability,
        by: 'rules',
      });
    } else if (judged.emotion === emotion) {
      const evidence = weighed(hearing, judged.wordsFor('emotion', emotion));
      const probability = judged.emotions[emotion];
      findings.push({ kind: 'emotion', emotion, strength: judged.strength, evidence, probability, by: 'learned' });
    }
  }
  return findings;
}

/** Words tell how strong a feeling is at the least: 真等不起了 has none of the strong ones. */
function strongest({ what, strength = 1 }: Heard, { emotion, strength: learned }: Judgement): Strength {
  return what === emotion && learned > strength ? learned : strength;
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

/** Whether a kind of finding, a feeling or a danger was heard. */
export function hears(heard: readonly Finding[], what: Finding['kind'] | Emotion | Danger): boolean {
  return heard.some(
    (finding) =>
      finding.kind === what ||
      (finding.kind === 'emotion' && finding.emotion === what) ||
      (finding.kind === 'danger' && finding.danger === what),
  );
}
