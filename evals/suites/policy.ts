import { z } from 'zod';
import { type Replayed, replayTurn, shippedPolicy } from '#bot';
import {
  type Author,
  type ConversationId,
  type CustomerId,
  type EditionId,
  type Message,
  priorities,
  type StaffId,
  skills,
  tiers,
} from '#conversation';
import { readAll } from './labelled.ts';
import { type YesNoCase, yesNoFigures, yesNoLine } from './scored.ts';
import { figure, share } from './statistics.ts';
import { type Outcome, rounded } from './suite.ts';

/** A conversation as it should go: after which of its turns (from 0) a person is called, whom, and how soon. */
const ConversationLine = z.object({
  id: z.string(),
  customer: z.object({ tier: z.enum(tiers).default('standard'), older: z.boolean().default(false) }).optional(),
  turns: z.array(z.object({ by: z.enum(['customer', 'bot', 'agent']), text: z.string() })).min(1),
  handedOverAt: z.number().int().min(0).nullable(),
  skill: z.enum(skills).nullable(),
  priority: z.enum(priorities).nullable(),
});
type ConversationRow = z.infer<typeof ConversationLine>;

interface Case {
  row: ConversationRow;
  /** The burst after which the product calls a person, by the places of its first and last message; null: it does not. */
  called: { from: number; through: number; replayed: Replayed } | null;
}

/** At which turn of given conversations the shipped policy hands over, to which skill, and with which priority. */
export async function policy(path: string): Promise<Outcome> {
  const cases = readAll(path, ConversationLine).map((row): Case => ({ row, called: replay(row) }));
  const handedOver = yesNoFigures(
    cases.map(({ row, called }): YesNoCase => {
      const [meant, found] = [row.handedOverAt !== null, called !== null];
      return { text: row.id, meant, found, because: '' };
    }),
  );
  const accuracy = (isRight: (one: Case) => boolean) => figure(cases, (some) => share(some, isRight));
  const figures = {
    turn: accuracy(isRightTurn),
    skill: accuracy(isRightSkill),
    priority: accuracy(isRightPriority),
    'all three': accuracy(isRight),
    'handed over precision': handedOver.precision,
    'handed over recall': handedOver.recall,
  };
  return {
    line: {
      turn: rounded(figures.turn.value),
      skill: rounded(figures.skill.value),
      priority: rounded(figures.priority.value),
      all_three: rounded(figures['all three'].value),
      handed_over: yesNoLine(handedOver),
      n: cases.length,
    },
    figures,
    worst: {
      columns: ['conversation', 'should be', 'is', 'customer'],
      rows: cases
        .filter((one) => !isRight(one))
        .map(({ row, called }) => [row.id, meantOf(row), isOf(called), said(row)]),
    },
    plots: [],
  };
}

/** Turn by turn as customers meet it, until a person is called or one speaks. What is given as the bot's was not said by ours. */
function replay({ turns, customer }: ConversationRow): Case['called'] {
  const messages = turns.map(({ by, text }, place) => messageOf(by, text, place + 1));
  for (let from = 0; from < turns.length; from++) {
    if (turns[from]?.by === 'agent') return null;
    if (turns[from]?.by !== 'customer' || turns[from - 1]?.by === 'customer') continue;
    const next = turns.findIndex(({ by }, place) => place > from && by !== 'customer');
    const through = (next === -1 ? turns.length : next) - 1;
    const [replayed] = replayTurn(
      {
        messages: messages.slice(0, through + 1),
        answeredThrough: from,
        misunderstoodInARow: 0,
        customer: {
          id: 'c' as CustomerId,
          bankId: null,
          tier: customer?.tier ?? 'standard',
          birthYear: customer?.older ? 1940 : null,
          assurance: null,
        },
        channel: 'web',
        edition: 1 as EditionId,
        at: thursday,
      },
      [shippedPolicy],
    );
    if (replayed) return { from, through, replayed };
  }
  return null;
}

/** 14:00 in the bank's time. */
const thursday = new Date('2026-11-26T06:00:00Z');

function messageOf(by: 'customer' | 'bot' | 'agent', text: string, seq: number): Message {
  const author: Author = by === 'agent' ? { by, agent: 'a' as StaffId, name: '' } : { by };
  const kept = { conversation: 'k' as ConversationId, clientId: `m${seq}`, delivery: 'sent', masked: false } as const;
  return { ...kept, seq, shown: seq, author, text, content: {}, at: thursday };
}

/** A burst is one turn: within it, any of its messages is the place. */
function isRightTurn({ row: { handedOverAt }, called }: Case): boolean {
  if (handedOverAt === null || called === null) return handedOverAt === null && called === null;
  return called.from <= handedOverAt && handedOverAt <= called.through;
}

function isRightSkill({ row, called }: Case): boolean {
  return row.skill === (called?.replayed.skill ?? null);
}

function isRightPriority({ row, called }: Case): boolean {
  return row.priority === (called?.replayed.ruling.priority ?? null);
}

function isRight(one: Case): boolean {
  return isRightTurn(one) && isRightSkill(one) && isRightPriority(one);
}

function meantOf({ handedOverAt, skill, priority }: ConversationRow): string {
  return handedOverAt === null ? 'nobody' : `${handedOverAt}: ${skill}, ${priority}`;
}

function isOf(called: Case['called']): string {
  if (!called) return 'nobody';
  const { skill, ruling } = called.replayed;
  return `${called.through}: ${skill}, ${ruling.priority} (${ruling.row})`;
}

function said({ turns }: ConversationRow): string {
  return turns.flatMap(({ by, text }, place) => (by === 'customer' ? [`${place} ${text}`] : [])).join(' / ');
}
