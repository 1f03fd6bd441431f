import {
  type AppealOutcome,
  burstsIn,
  type ConversationId,
  type Earlier,
  type EntryId,
  endOfBurst,
  type Finding,
  type InspectionId,
  type Message,
  Refusal,
  reached,
} from '#conversation';
import type { AuditRecord } from '#privacy';
import type { HeldPart, Inspected, Inspection, StaffMember, Store, ToInspect } from '#store';
import { feltIn } from './felt.ts';
import { inspect, scoreOf } from './inspect.ts';
import type { Part } from './part.ts';
import { mayInspect } from './sight.ts';

/**
 * Inspection of every conversation, the bot's part as the agents', by the rules of speaking and of conduct; and what
 * agents and supervisors do with what was found. Every act may be tried again.
 *
 * Not part of it: when a conversation is inspected (a sweep asks `due` and wakes a job for each).
 */
export interface InspectionsOfHouse {
  /** Conversations with something to inspect. */
  due(limit: number): Promise<readonly ConversationId[]>;
  /** Inspects what is due of a conversation: each part once, however often it is asked for. */
  inspect(conversation: ConversationId): Promise<void>;
}

export interface Appeals {
  /** The agent concerned does not accept a finding. Refuses 'unknown-inspection', 'unknown-finding' and 'already-appealed'. */
  appeal(id: InspectionId, number: number, agent: StaffMember, reason: string): Promise<Inspection>;
  /** A supervisor decides, never about themselves. Refuses the same, 'own-inspection' and 'no-open-appeal'. */
  decide(
    id: InspectionId,
    number: number,
    supervisor: StaffMember,
    decision: { outcome: AppealOutcome; note: string },
  ): Promise<Inspection>;
}

/** Minutes without a word of the customer's after which the bot's part of a conversation is over. */
const restMinutes = 30;

/** Of the live edition: the figures of its answers, in the form that `plain` gives them, and its entries' categories. */
export interface Published {
  figures: ReadonlySet<string>;
  categories: ReadonlyMap<EntryId, string>;
}

interface InspectionParts {
  store: Pick<Store, 'inspections'>;
  /** What is heard in a customer's turn, given what came before. */
  listen(said: readonly Message[], earlier: Earlier): readonly Finding[];
  /** What the live edition says; null where nothing is published. */
  published(): Promise<Published | null>;
  clock(): Date;
  newId(): string;
}

export function openInspections(parts: InspectionParts): InspectionsOfHouse {
  const { store, listen, clock, newId } = parts;
  const restingSince = () => new Date(clock().getTime() - restMinutes * 60_000);

  return {
    due: (limit) => store.inspections.due(restingSince(), limit),

    async inspect(conversation) {
      const due = await store.inspections.begin(conversation, restingSince());
      const published = await parts.published();
      const approved = published?.figures ?? null;
      for (const held of due.held) await keep(heldPart(due, held, approved), held, held.endedAt);
      if (due.bot) await keep(botPart(due, due.bot), due.bot, due.messages.at(-1)?.at ?? clock());

      async function keep(
        part: Part,
        { fromSeq, throughSeq }: Pick<Inspected, 'fromSeq' | 'throughSeq'>,
        endedAt: Date,
      ) {
        const spoke = part.messages.some(({ author }) => author.by === part.of.by);
        const findings = spoke || part.of.by === 'agent' ? inspect(part) : null;
        await store.inspections.keep({
          id: newId() as InspectionId,
          conversation,
          part: part.of,
          fromSeq,
          throughSeq,
          found: findings && { findings, score: scoreOf(findings) },
          felt: part.turns.map(feltIn),
          category: categoryIn(due, throughSeq, published),
          endedAt,
          at: clock(),
        });
      }
    },
  };

  function heldPart({ messages }: ToInspect, held: HeldPart, approved: Part['approved']): Part {
    const { agent, handoff, skill, reason, how, heldAt, endedAt, fromSeq, throughSeq } = held;
    const own = messages.filter(({ seq }) => seq >= fromSeq && seq <= throughSeq).filter(reached);
    return {
      of: {
        by: 'agent',
        agent,
        handoff,
        urgent: skill === 'urgent',
        reason,
        takenAt: heldAt,
        endedAt,
        finished: how === 'finished',
      },
      messages: own,
      // Listened to as the bot listens.
      turns: burstsIn(own).map((burst) => ({
        ...endOfBurst(burst),
        heard: listen(burst.said, burst.earlier),
        decision: null,
      })),
      approved,
    };
  }
}

/** Of the last answer that has one: entries keep their ids from edition to edition. */
function categoryIn({ answered }: ToInspect, through: number, published: Published | null): string | null {
  const known = answered.findLast(({ seq, entry }) => seq <= through && published?.categories.has(entry));
  return (known && published?.categories.get(known.entry)) ?? null;
}

function botPart(
  { messages, turns }: ToInspect,
  { fromSeq, throughSeq }: { fromSeq: number; throughSeq: number },
): Part {
  return {
    of: { by: 'bot' },
    messages: messages.filter(({ seq }) => seq >= fromSeq && seq <= throughSeq).filter(reached),
    turns: turns.filter((turn) => turn.throughSeq >= fromSeq && turn.throughSeq <= throughSeq),
    approved: null,
  };
}

interface AppealParts {
  store: Pick<Store, 'inspections'>;
  mask(text: string): { text: string };
  audit(record: Omit<AuditRecord, 'at'>): Promise<void>;
  clock(): Date;
}

export function openAppeals({ store, mask, audit, clock }: AppealParts): Appeals {
  const found = async (id: InspectionId, number: number, member: StaffMember): Promise<Inspection> => {
    const inspection = await store.inspections.find(id);
    if (!inspection || !mayInspect(member, inspection)) throw new Refusal('unknown-inspection');
    if (!inspection.findings.some((finding) => finding.number === number)) throw new Refusal('unknown-finding');
    return inspection;
  };

  return {
    async appeal(id, number, agent, reason) {
      const inspection = await found(id, number, agent);
      // A supervisor sees it, but it is not theirs to appeal.
      if (inspection.agent !== agent.id) throw new Refusal('unknown-inspection');
      const rule = inspection.findings.find((finding) => finding.number === number)?.rule;
      const kept = await store.inspections.appeal(id, { number, reason: mask(reason).text, at: clock() });
      if (kept === 'appealed-before') throw new Refusal('already-appealed');
      await audit({ actor: agent.id, act: 'finding-appealed', subject: id, details: { number, rule } });
      return (await store.inspections.find(id)) ?? inspection;
    },

    async decide(id, number, supervisor, { outcome, note }) {
      const inspection = await found(id, number, supervisor);
      if (inspection.agent === supervisor.id) throw new Refusal('own-inspection');
      const decision = { number, outcome, by: supervisor.id, note: mask(note).text, at: clock() };
      const decided = await store.inspections.decide(id, decision, scoreOf);
      if (!decided) throw new Refusal('no-open-appeal');
      const { score } = decided;
      await audit({ actor: supervisor.id, act: 'appeal-decided', subject: id, details: { number, outcome, score } });
      return decided;
    },
  };
}
