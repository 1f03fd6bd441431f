import { z } from 'zod';
import { skills } from '../handing-over.ts';
import { presences, roles } from '../staff.ts';

export const SignIn = z
  .strictObject({ account: z.string().min(1).max(64), password: z.string().min(1).max(256) })
  .meta({ id: 'SignIn' });

export const StaffView = z
  .object({
    id: z.string(),
    account: z.string(),
    name: z.string(),
    roles: z.array(z.enum(roles)),
    skills: z.array(z.enum(skills)),
    capacity: z.number().int(),
    active: z.boolean(),
    presence: z.enum(presences),
  })
  .meta({ id: 'Staff' });
export type StaffView = z.infer<typeof StaffView>;

/** Who is signed in. `csrf` is sent back as the header `x-xianting-csrf` with every change. */
export const SessionView = z.object({ staff: StaffView, csrf: z.string() }).meta({ id: 'Session' });
export type SessionView = z.infer<typeof SessionView>;

export const SetPresence = z.strictObject({ presence: z.enum(presences) }).meta({ id: 'SetPresence' });

export const NewStaff = z
  .strictObject({
    account: z.string().regex(/^[a-z0-9._-]{2,64}$/),
    name: z.string().min(1).max(64),
    password: z.string().min(1).max(256),
    roles: z.array(z.enum(roles)).min(1),
    skills: z.array(z.enum(skills)).default([]),
    capacity: z.number().int().min(1).max(50).default(5),
  })
  .meta({ id: 'NewStaff' });

export const StaffChange = z
  .strictObject({
    name: z.string().min(1).max(64).optional(),
    password: z.string().min(1).max(256).optional(),
    roles: z.array(z.enum(roles)).min(1).optional(),
    skills: z.array(z.enum(skills)).optional(),
    capacity: z.number().int().min(1).max(50).optional(),
    active: z.boolean().optional(),
  })
  .meta({ id: 'StaffChange' });

export const StaffList = z.object({ staff: z.array(StaffView) }).meta({ id: 'StaffList' });

export const AuditPage = z
  .object({
    records: z.array(
      z.object({
        seq: z.number().int(),
        at: z.iso.datetime(),
        actor: z.string(),
        act: z.string(),
        subject: z.string(),
        details: z.record(z.string(), z.unknown()),
        hash: z.string(),
      }),
    ),
    /** Whether the chain of this page holds; the seq of the first record that breaks it otherwise. */
    brokenAt: z.number().int().nullable(),
  })
  .meta({ id: 'AuditPage' });
