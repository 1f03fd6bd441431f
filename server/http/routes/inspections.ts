import { z } from 'zod';
import { conductRules, type InspectionId, inspectionSeverities, Refusal, type StaffId } from '#conversation';
import {
  AppealDecision,
  EmotionFigures,
  InspectedPart,
  InspectionPage,
  InspectionView,
  NewAppeal,
} from '#conversation/wire';
import { mayInspect } from '#inspection';
import { toneRuleNames } from '#tone';
import { openReading } from '../desk/reading.ts';
import { inspectionView } from '../inspection-views.ts';
import { ById, ByNumber } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';
import { messageView } from '../views.ts';

type Needed = Pick<Parts, 'store' | 'appeals' | 'audit' | 'clock'>;

const Chosen = z.object({
  /** `me`: the caller's own; `bot`; or an agent's id. For agents it is always `me`. */
  of: z
    .string()
    .max(64)
    .regex(/^[^\0]*$/)
    .optional(),
  rule: z.enum([...conductRules, ...toneRuleNames]).optional(),
  severity: z.enum(inspectionSeverities).optional(),
  /** At most this score. */
  upTo: z.coerce.number().int().min(0).max(100).optional(),
  /** `yes`: only with an appeal that nobody has decided. */
  appealed: z.literal('yes').optional(),
  /** Goes on after this inspection. */
  before: ById.shape.id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
const Between = z.object({
  since: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
});
/** Messages of a part that are read at most. */
const MESSAGES = 1_000;

/** What was found in conversations, appeals, and what customers felt. */
export function inspectionRoutes(parts: Needed): Route[] {
  const { store, appeals } = parts;
  const { note } = openReading(parts);
  const names = async () => new Map((await store.staff.all()).map(({ id, name }) => [id, name]));

  return [
    route({
      method: 'get',
      path: '/api/inspections',
      access: { roles: ['agent', 'supervisor'] },
      summary: 'Inspections, the latest first: an agent’s own, for supervisors everybody’s and the bot’s.',
      query: Chosen,
      answer: { status: 200, schema: InspectionPage },
      async run({ member, input }) {
        const { of, limit, before, appealed, ...filter } = input.query;
        const mine = of === 'me' || !member.roles.includes('supervisor');
        const whose = mine ? { agent: member.id } : of === 'bot' ? of : of ? { agent: of as StaffId } : 'everybody';
        const found = await store.inspections.list(
          { ...filter, of: whose, appealed: appealed === 'yes', before: before as InspectionId | undefined },
          limit + 1,
        );
        const named = await names();
        return {
          inspections: found.slice(0, limit).map((each) => inspectionView(each, named)),
          more: found.length > limit,
        };
      },
    }),
    route({
      method: 'get',
      path: '/api/inspections/{id}',
      access: { roles: ['agent', 'supervisor'] },
      summary: 'One inspection with what was said in its part. A supervisor’s reading is audited.',
      params: ById,
      answer: { status: 200, schema: InspectedPart },
      async run({ member, input }) {
        const inspection = await store.inspections.find(input.params.id as InspectionId);
        // Whoever may not see it learns no more than of one that does not exist.
        if (!inspection || !mayInspect(member, inspection)) throw new Refusal('unknown-inspection');
        const { conversation: id, fromSeq, throughSeq, agent } = inspection;
        const conversation = await store.conversations.find(id);
        if (conversation && agent !== member.id) await note(member, conversation);
        const messages = await store.conversations.transcript(
          id,
          fromSeq - 1,
          Math.min(MESSAGES, throughSeq - fromSeq + 1),
        );
        return { inspection: inspectionView(inspection, await names()), messages: messages.map(messageView) };
      },
    }),
    route({
      method: 'post',
      path: '/api/inspections/{id}/findings/{number}/appeal',
      access: { roles: ['agent', 'supervisor'] },
      summary: 'The agent concerned does not accept a finding. Audited.',
      params: ByNumber,
      body: NewAppeal,
      answer: { status: 200, schema: InspectionView },
      async run({ member, input }) {
        const { id, number } = input.params;
        const appealed = await appeals.appeal(id as InspectionId, number, member, input.body.reason);
        return inspectionView(appealed, await names());
      },
    }),
    route({
      method: 'post',
      path: '/api/inspections/{id}/findings/{number}/decision',
      access: { roles: ['supervisor'] },
      summary:
        'A supervisor who is not concerned upholds or withdraws an appealed finding; the score follows. Audited.',
      params: ByNumber,
      body: AppealDecision,
      answer: { status: 200, schema: InspectionView },
      async run({ member, input }) {
        const { id, number } = input.params;
        return inspectionView(await appeals.decide(id as InspectionId, number, member, input.body), await names());
      },
    }),
    route({
      method: 'get',
      path: '/api/figures/emotion',
      access: { roles: ['supervisor'] },
      summary: 'What customers felt in the turns of inspected conversations: by agent, category and hour.',
      query: Between,
      answer: { status: 200, schema: EmotionFigures },
      async run({ input }) {
        const { since, until } = input.query;
        const named = await names();
        const counts = await store.inspections.feltSince(new Date(since), new Date(until));
        return {
          counts: counts.map(({ agent, hour, ...count }) => ({
            ...count,
            agent,
            agentName: agent && (named.get(agent) ?? null),
            hour: hour.toISOString(),
          })),
        };
      },
    }),
  ];
}
