import type pg from 'pg';
import { drizzle } from './drizzle.ts';
import * as schema from './schema.ts';

/** One PostgreSQL, embedded or served: the same driver, SQL and types on both. */
export class Database {
  readonly pool: pg.Pool;
  readonly orm: ReturnType<typeof drizzle<typeof schema>>;
  readonly #statements: Statements;
  readonly #names = new Map<string, string>();

  constructor(pool: pg.Pool, statements: Statements = pool) {
    this.pool = pool;
    this.orm = drizzle(pool, { schema });
    this.#statements = statements;
  }

  /**
   * For the statements of a message's life, which are written as single round trips. Each is prepared under a name
   * once, so that PostgreSQL parses and plans it once for a connection and not once for a message: `text` is constant.
   */
  async rows<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    let name = this.#names.get(text);
    if (name === undefined) {
      name = `xianting_${this.#names.size + 1}`;
      this.#names.set(text, name);
    }
    const { rows } = await this.#statements.query({ name, text, values: values as unknown[] });
    return rows as Row[];
  }

  /** Read committed. Everything in `work` goes through the transaction it is given; it waits for nothing else. */
  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work({
        rows: async <Row>(text: string, values: readonly unknown[] = []) =>
          (await client.query(text, values as unknown[])).rows as Row[],
      });
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      // A connection that cannot even roll back is destroyed with its transaction.
      await client.query('rollback').then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      );
      throw error;
    }
  }
}

/** What runs named statements: a pool whose connections each prepare their own, or the one client of a single session. */
export interface Statements {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
}

export interface Transaction {
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** PostgreSQL's error codes that we act on (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
export function violatesUniqueness(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === '23505';
}
