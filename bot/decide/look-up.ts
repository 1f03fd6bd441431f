import type { EditionId } from '#conversation';
import type { Entry, Hit } from '#knowledge';
import type { Judgement, KnowledgeForTurn } from '../turn.ts';

/** What the knowledge base is worth for a turn's questions. */
export type LookedUp = { searched: string; hits: readonly Hit[] } & (
  | { outcome: 'answer'; entries: readonly Entry[] }
  | { outcome: 'ask-which'; entries: readonly Entry[] }
  | { outcome: 'decline' }
);

export interface LookUp {
  knowledge: KnowledgeForTurn;
  edition: EditionId;
  at: Date;
  /** The entries answered with before, the last one first. */
  talkedAbout: readonly Entry['id'][];
  hitsWeighed: number;
  answersPerTurn: number;
}

/** Of a long burst, the last messages are looked up one by one. */
const singlesWeighed = 6;
/** Shorter messages are taken for pieces of a sentence, not for questions of their own. */
const shortestQuestion = 4;

/**
 * Looks a burst up. Customers cut one question into several messages, or ask several questions in a row: read
 * together first; where two or more messages have a clear answer each, each is answered; where the whole has no
 * answer, the best of the single ones counts.
 */
export async function lookUp(questions: readonly string[], by: LookUp): Promise<LookedUp> {
  const whole = await weigh(questions.join(' '), by);
  const parts = [...new Set(questions.flatMap(askedIn))].slice(-singlesWeighed);
  if (parts.length < 2) return whole;
  const singles: LookedUp[] = [];
  for (const part of parts) singles.push(await weigh(part, by));

  const clear = distinctAnswers(singles).slice(0, by.answersPerTurn);
  if (clear.length > 1) return together(clear);
  if (whole.outcome !== 'decline') return whole;
  return [...singles].sort(bestFirst)[0] ?? whole;
}

async function weigh(text: string, { knowledge, edition, at, hitsWeighed, talkedAbout }: LookUp): Promise<LookedUp> {
  const found = await knowledge.search({ edition, text, at, limit: hitsWeighed, talkedAbout });
  // A hit whose entry is gone was withdrawn after the index was built: it must not be shown.
  const hits = found.filter((hit) => knowledge.entry(edition, hit.entry) !== null);
  const entriesOf = (some: readonly Hit[]): Entry[] =>
    [...new Set(some.map(({ entry }) => entry))].flatMap((id) => knowledge.entry(edition, id) ?? []);

  const exact = entriesOf(hits).find(({ question }) => sameQuestion(question, text));
  if (exact !== undefined) return { outcome: 'answer', entries: [exact], searched: text, hits };
  const judgement: Judgement = hits.length === 0 ? { outcome: 'decline' } : knowledge.decide(edition, hits);
  switch (judgement.outcome) {
    case 'answer':
      return { outcome: 'answer', entries: entriesOf([judgement.hit]), searched: text, hits };
    case 'ask-which':
      return { outcome: 'ask-which', entries: entriesOf(judgement.hits), searched: text, hits };
    case 'decline':
      return { outcome: 'decline', searched: text, hits };
  }
}

/** A message may hold several questions; each ends with its mark. */
function askedIn(message: string): string[] {
  return message
    .split(/(?<=[?？])/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function sameQuestion(question: string, text: string): boolean {
  const bare = (one: string): string => one.trim().replace(/[?？。.]+$/u, '');
  return bare(question) === bare(text);
}

function distinctAnswers(singles: readonly LookedUp[]): (LookedUp & { outcome: 'answer' })[] {
  const seen = new Set<string>();
  return singles.filter((single): single is LookedUp & { outcome: 'answer' } => {
    const id = single.outcome === 'answer' ? single.entries[0]?.id : undefined;
    if (id === undefined || seen.has(id) || single.searched.length < shortestQuestion) return false;
    seen.add(id);
    return true;
  });
}

function together(clear: readonly (LookedUp & { outcome: 'answer' })[]): LookedUp {
  return {
    outcome: 'answer',
    entries: clear.flatMap(({ entries }) => entries),
    searched: clear.map(({ searched }) => searched).join('\n'),
    hits: clear.flatMap(({ hits }) => hits),
  };
}

const order = ['answer', 'ask-which', 'decline'];

function bestFirst(one: LookedUp, other: LookedUp): number {
  const byOutcome = order.indexOf(one.outcome) - order.indexOf(other.outcome);
  return byOutcome !== 0 ? byOutcome : topCoverage(other) - topCoverage(one);
}

function topCoverage({ hits }: LookedUp): number {
  return hits[0]?.scores.coverage ?? 0;
}
