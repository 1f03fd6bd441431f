import { z } from 'zod';
import { priorities, skills, tiers } from '#conversation';
import { type Called, callIn } from './call-in.ts';
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
  called: Called | null;
}

/** At which turn of given conversations the shipped policy hands over, to which skill, and with which priority. */
export async function policy(path: string): Promise<Outcome> {
  const cases = readAll(path, ConversationLine).map((row): Case => ({ row, called: callIn(row) }));
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

function isOf(called: Called | null): string {
  if (!called) return 'nobody';
  const { skill, ruling } = called.replayed;
  return `${called.through}: ${skill}, ${ruling.priority} (${ruling.row})`;
}

function said({ turns }: ConversationRow): string {
  return turns.flatMap(({ by, text }, place) => (by === 'customer' ? [`${place} ${text}`] : [])).join(' / ');
}
