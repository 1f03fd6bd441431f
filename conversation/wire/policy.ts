import { z } from 'zod';
import { tiers } from '../customer.ts';
import { priorities, skills } from '../handing-over.ts';
import { complaintGrades, complaintsAgainst, dangers, emotions } from '../listening.ts';
import { ReasonView } from './desk.ts';

/**
 * The policy of listening: what the bot says to what it hears, whether it hands over, to whom and how soon. A table
 * that is read from above; the first row that fits decides, alone.
 */

/** What a phrase is for: advice that cannot wait, what soothes, and the word that a person is called. */
const phraseUses = ['safety', 'soothing', 'handing-over'] as const;

const Name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/);
const Sentence = z.string().trim().min(1).max(300);
const Ways = z.array(Sentence).min(1).max(5);
const some = <Word extends readonly [string, ...string[]]>(words: Word) => z.array(z.enum(words)).min(1).optional();
const probability = z.number().min(0).max(1).optional();

/** One thing that must be heard. Without a list, any of its kind; `probability` and `strength` are the least. */
const HeardCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('danger'), dangers: some(dangers), probability }),
  z.strictObject({
    kind: z.literal('complaint'),
    grades: some(complaintGrades),
    against: some(complaintsAgainst),
    probability,
  }),
  z.strictObject({ kind: z.literal('asks-for-person'), probability }),
  z.strictObject({
    kind: z.literal('emotion'),
    emotions: some(emotions),
    strength: z.number().int().min(1).max(3).optional(),
    probability,
  }),
  z.strictObject({ kind: z.literal('abuse'), probability }),
  z.strictObject({ kind: z.literal('vagueness'), probability }),
  /** A yes to the person whom the bot offered after two misunderstandings. */
  z.strictObject({ kind: z.literal('accepts-person') }),
]);
export type HeardCondition = z.infer<typeof HeardCondition>;

/** Everything named must be so; what is not named may be anything. */
const Conditions = z.strictObject({
  heard: z.array(HeardCondition).max(4),
  tiers: some(tiers),
  /** Whether the customer is known to be as old as `olderFrom`, or is not. */
  older: z.boolean().optional(),
  channels: z.array(z.string().min(1).max(48)).min(1).optional(),
  hours: z.enum(['inside', 'outside']).optional(),
  /** The first thing of `heard` was heard in so many messages, this turn's included, since a person last spoke. */
  times: z.number().int().min(2).max(10).optional(),
});

const HandOver = z.strictObject({
  skill: z.enum(skills),
  priority: z.enum(priorities),
  /** Minutes within which a person should have said the first word. */
  acceptWithinMinutes: z.number().int().min(1).max(60),
  /** How a complaint is graded and answered for; null where the case is none. The house standard is 24 and 72 hours. */
  complaint: z
    .strictObject({
      grade: z.enum(['as-heard', ...complaintGrades]),
      acknowledgeWithinHours: z.number().int().min(1).max(24),
      answerWithinHours: z.number().int().min(1).max(72),
    })
    .nullable(),
});

export const PolicyRow = z
  .strictObject({
    id: Name,
    /** The row as one would tell it a colleague. */
    says: z.strictObject({ zh: Sentence, en: Sentence }),
    when: Conditions,
    /** Names of phrases, said in this order: before the handing over, or before the answer. */
    say: z.array(Name).max(3),
    /** Null: the bot goes on and answers. */
    handOver: HandOver.nullable(),
    /** Where the bot answers: whether a person is offered under it. */
    offersPerson: z.boolean(),
  })
  .meta({ id: 'PolicyRow' });
export type PolicyRow = z.infer<typeof PolicyRow>;

const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const Minutes = z.number().int().min(0).max(240);

export const PolicyTable = z
  .strictObject({
    /** Years of age from which a customer is an older one. */
    olderFrom: z.number().int().min(50).max(100),
    /** In the bank's time (UTC+8); days are 1 (Monday) to 7. */
    officeHours: z.strictObject({
      days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
      from: ClockTime,
      to: ClockTime,
    }),
    /** Minutes ahead in the line. */
    priorities: z.strictObject({ normal: Minutes, raised: Minutes, high: Minutes, immediate: Minutes }),
    /** Further minutes ahead, by tier. */
    tiers: z.strictObject({ gold: Minutes, vip: Minutes }),
    /** What rows say, by name; of several ways of saying it one is taken in turn. */
    phrases: z.record(Name, z.strictObject({ use: z.enum(phraseUses), zh: Ways, en: Ways })),
    rows: z.array(PolicyRow).min(1).max(100),
  })
  .meta({ id: 'PolicyTable' });
export type PolicyTable = z.infer<typeof PolicyTable>;

/** What is wrong with a table and where: with a row, a phrase, or the whole; and what to do about it. */
export const PolicyFault = z
  .object({ row: z.string().nullable(), phrase: z.string().nullable(), zh: z.string(), en: z.string() })
  .meta({ id: 'PolicyFault' });
export type PolicyFault = z.infer<typeof PolicyFault>;

const publication = {
  version: z.number().int(),
  publishedBy: z.string(),
  publishedAt: z.iso.datetime(),
  reason: z.string(),
  /** The earlier version that this one is again; null: it was a new one. */
  restores: z.number().int().nullable(),
};
/** A version of the policy; `publishedBy` is a name. */
export const PolicyView = z.object({ ...publication, table: PolicyTable }).meta({ id: 'Policy' });
export type PolicyView = z.infer<typeof PolicyView>;
export const PolicyPublication = z.object(publication).meta({ id: 'PolicyPublication' });
export type PolicyPublication = z.infer<typeof PolicyPublication>;
/** Versions, the latest first. */
export const PolicyHistory = z.object({ versions: z.array(PolicyPublication) }).meta({ id: 'PolicyHistory' });

/** A table as far as it is made: it may have any fault. */
export const CheckPolicy = z.strictObject({ table: z.unknown() }).meta({ id: 'CheckPolicy' });
export const PolicyCheck = z.object({ faults: z.array(PolicyFault) }).meta({ id: 'PolicyCheck' });

/** `basedOn`: the version it was made from, which must still be in force. `restores`: the one that it is again. */
export const PublishPolicy = z
  .strictObject({
    table: PolicyTable,
    reason: z.string().trim().min(1).max(500),
    basedOn: z.number().int().min(1),
    restores: z.number().int().min(1).nullable().default(null),
  })
  .meta({ id: 'PublishPolicy' });

/** A period of at most so many days is gone through in steps: `after` is what the last step's `next` was. */
export const SimulatePolicy = z
  .strictObject({
    table: PolicyTable,
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    after: z.string().max(200).nullable().default(null),
  })
  .meta({ id: 'SimulatePolicy' });

const SimulatedHandOver = z.object({
  /** The customer's message after which it is handed over. */
  seq: z.number().int(),
  at: z.iso.datetime(),
  skill: z.enum(skills),
  priority: z.enum(priorities),
  advanceMinutes: z.number().int(),
  reason: ReasonView,
  row: z.string(),
});

/**
 * One step: what would have become of the bot's stretch of some conversations, under the policy in force and under the
 * table. A stretch ends where a person was called, then or now; stretches in which nobody is called under either are counted only.
 */
export const PolicySimulation = z
  .object({
    /** Conversations of the period in all, and in this step. */
    total: z.number().int(),
    done: z.number().int(),
    stretches: z.number().int(),
    handedOver: z.array(
      z.object({
        conversationId: z.string(),
        channel: z.string(),
        tier: z.enum(tiers),
        inForce: SimulatedHandOver.nullable(),
        draft: SimulatedHandOver.nullable(),
      }),
    ),
    /** What the next step begins after; null: this was the last. */
    next: z.string().nullable(),
  })
  .meta({ id: 'PolicySimulation' });
export type PolicySimulation = z.infer<typeof PolicySimulation>;
