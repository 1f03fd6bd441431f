import type { Pool } from 'pg';

export type Borrowed = Pool;
