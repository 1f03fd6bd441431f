import { request } from './asking.ts';
import type { Session } from './small-bank.ts';

interface Event {
  event: string;
  content: unknown;
}

/** A page that has GET /api/stream open. */
export interface Reader {
  status: number;
  /** The next event of this name; those before it are passed over. Null where the stream ends first. */
  next(event: string): Promise<unknown>;
  /** Every event that came and was not asked for, up to now. */
  readonly waiting: readonly Event[];
  /** True once the server has ended the stream. */
  ended(): Promise<true>;
  leave(): void;
}

export async function openReader(address: string, as: Session): Promise<Reader> {
  const leaving = new AbortController();
  const [url, init] = request(address, 'GET /api/stream', { as });
  const response = await fetch(url, { ...init, signal: leaving.signal });
  const waiting: Event[] = [];
  let over = false;
  let news: () => void = () => {};
  const reading = read(response, (event) => {
    waiting.push(event);
    news();
  })
    .catch(() => {})
    .finally(() => {
      over = true;
      news();
    });
  return {
    status: response.status,
    async next(name) {
      for (;;) {
        const at = waiting.findIndex(({ event }) => event === name);
        if (at >= 0) return waiting.splice(0, at + 1).at(-1)?.content;
        if (over) return null;
        await new Promise<void>((resolve) => {
          news = resolve;
        });
      }
    },
    waiting,
    ended: () => reading.then(() => true as const),
    leave: () => leaving.abort(),
  };
}

async function read(response: Response, heard: (event: Event) => void): Promise<void> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1];
      const content = /^data: (.*)$/m.exec(block)?.[1];
      if (event !== undefined && content !== undefined) heard({ event, content: JSON.parse(content) });
    }
  }
}
