import type { PGlite } from '@electric-sql/pglite';

export type Borrowed = PGlite;
