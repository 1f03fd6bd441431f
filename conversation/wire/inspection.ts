import { z } from 'zod';
import { appealOutcomes, type ConductRule, inspectionSeverities } from '../inspecting.ts';
import { emotions } from '../listening.ts';
import { MessageView } from './desk.ts';

/** A page has words for each of them. */
export type ConductRuleName = ConductRule;

const InspectionFindingView = z
  .object({
    number: z.number().int(),
    /** A rule of conduct, or one of the rules of speaking. */
    rule: z.string(),
    severity: z.enum(inspectionSeverities),
    points: z.number().int(),
    /** Null where something is missing from the conversation as a whole. */
    seq: z.number().int().nullable(),
    from: z.number().int(),
    to: z.number().int(),
    words: z.string(),
    /** Null where it was not appealed. */
    appeal: z
      .object({
        reason: z.string(),
        at: z.iso.datetime(),
        /** Null while nobody has decided; `withdrawn`: the finding counts no more. */
        decision: z
          .object({
            outcome: z.enum(appealOutcomes),
            byName: z.string().nullable(),
            note: z.string(),
            at: z.iso.datetime(),
          })
          .nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'InspectionFinding' });
export type InspectionFindingView = z.infer<typeof InspectionFindingView>;

/** What was found in a part of a conversation: the bot's (`agent` null), or what one agent held. */
export const InspectionView = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    agent: z.string().nullable(),
    agentName: z.string().nullable(),
    /** 0 … 100. */
    score: z.number().int(),
    category: z.string().nullable(),
    endedAt: z.iso.datetime(),
    findings: z.array(InspectionFindingView),
  })
  .meta({ id: 'Inspection' });
export type InspectionView = z.infer<typeof InspectionView>;

export const InspectionPage = z
  .object({ inspections: z.array(InspectionView), more: z.boolean() })
  .meta({ id: 'InspectionPage' });
export type InspectionPage = z.infer<typeof InspectionPage>;

/** An inspection with what was said in its part. */
export const InspectedPart = z
  .object({ inspection: InspectionView, messages: z.array(MessageView) })
  .meta({ id: 'InspectedPart' });
export type InspectedPart = z.infer<typeof InspectedPart>;

export const NewAppeal = z.strictObject({ reason: z.string().trim().min(1).max(1_000) }).meta({ id: 'NewAppeal' });
export const AppealDecision = z
  .strictObject({ outcome: z.enum(appealOutcomes), note: z.string().max(1_000).default('') })
  .meta({ id: 'AppealDecision' });

/** How many turns of inspected conversations felt so; `emotion` null: calm, `agent` null: while the bot was speaking. */
export const EmotionFigures = z
  .object({
    counts: z.array(
      z.object({
        agent: z.string().nullable(),
        agentName: z.string().nullable(),
        category: z.string().nullable(),
        /** The hour in which it was, ISO 8601 in UTC. */
        hour: z.iso.datetime(),
        emotion: z.enum(emotions).nullable(),
        turns: z.number().int(),
        /** The sum of the strengths, 1 … 3 each. */
        strength: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'EmotionFigures' });
export type EmotionFigures = z.infer<typeof EmotionFigures>;
