import type { Table } from 'drizzle-orm';

export type Borrowed = Table;
