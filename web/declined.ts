/** The server said no. `sentence` is for the reader, in the language that was asked for; empty where it gave none. */
export class Declined extends Error {
  readonly status: number;
  readonly code: string;
  readonly sentence: string;
  readonly retryAfterSeconds: number | null;

  constructor(status: number, code: string, sentence: string, retryAfterSeconds: number | null) {
    super(`${status} ${code}`);
    this.name = 'Declined';
    this.status = status;
    this.code = code;
    this.sentence = sentence;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Refusals are `{error: {code, message}}`; a proxy's may be anything. */
export function readDeclined(status: number, body: unknown, retryAfter: string | null): Declined {
  const { error } = (body ?? {}) as { error?: { code?: unknown; message?: unknown } };
  const seconds = Number.parseInt(retryAfter ?? '', 10);
  return new Declined(
    status,
    typeof error?.code === 'string' ? error.code : '',
    typeof error?.message === 'string' ? error.message : '',
    Number.isFinite(seconds) ? seconds : null,
  );
}
