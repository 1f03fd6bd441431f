import { z } from 'zod';

/** The one file of a backup that names the others: manifest.json, written last, so that without it there is no backup. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  /** The version of Xianting that wrote it. */
  product: z.string(),
  /** The moment of the one snapshot that all of it is from. */
  at: z.iso.datetime(),
  /** The last migration of the record. */
  schema: z.strictObject({ tag: z.string(), when: z.number().int() }),
  /** Tells the master key that the record was sealed under from another, and nothing else about it; null for a record never started. */
  keyCheck: z.string().nullable(),
  tables: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z][a-z0-9_]*$/),
      columns: z.array(z.string()),
      rows: z.number().int().nonnegative(),
      /** Of the table's lines, uncompressed: `zcat TABLE.ndjson.gz | sha256sum`. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  sequences: z.array(z.strictObject({ name: z.string(), last: z.number().int().nullable() })),
});
export type Manifest = z.infer<typeof Manifest>;

export const manifestFile = 'manifest.json';
export const fileOf = (table: string) => `${table}.ndjson.gz`;
