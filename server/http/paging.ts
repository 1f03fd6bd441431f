import { z } from 'zod';

/** PostgreSQL's largest integer: a message's seq is one. */
const largest = 2_147_483_647;

/** Text from an address. PostgreSQL keeps no U+0000. */
const fromAddress = z
  .string()
  .max(200)
  .regex(/^[^\0]*$/);

/** The name of a thing in a path. One that no thing has is the room's to refuse. */
export const ById = z.object({ id: fromAddress });

/** What comes after a place, at most so many of it. */
export const After = z.object({
  after: z.coerce.number().int().min(0).max(largest).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

/** The same, or what comes before a place. */
export const AfterOrBefore = After.extend({ before: z.coerce.number().int().min(1).max(largest).optional() });

export const BySeq = ById.extend({ seq: z.coerce.number().int().min(1).max(largest) });

/** One of the numbered things of something. */
export const ByNumber = ById.extend({ number: z.coerce.number().int().min(1).max(largest) });

export const Asks = z.object({
  q: fromAddress.min(1),
  limit: z.coerce.number().int().min(1).max(20).default(8),
});
