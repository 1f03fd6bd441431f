/**
 * The rooms, and the other rooms that each may import, by their doors. `conversation` is everyone's. Tests may
 * open any door; what stands behind one is closed to them, too.
 */
export const rooms = {
  conversation: [],
  privacy: [],
  prompts: [],
  tone: [],
  knowledge: [],
  models: ['prompts', 'privacy'],
  store: ['privacy'],
  jobs: ['store'],
  files: ['store', 'jobs', 'privacy'],
  identity: ['store', 'privacy'],
  'kb-ingest': ['knowledge', 'store', 'jobs', 'files', 'models', 'prompts', 'privacy'],
  bot: ['knowledge', 'tone', 'store', 'jobs', 'models', 'prompts', 'privacy'],
  handoff: ['store', 'jobs', 'identity', 'privacy'],
  inspection: ['store', 'tone', 'privacy'],
  channels: ['store', 'jobs', 'identity', 'files', 'privacy'],
  web: [],
  server: [
    ...(['bot', 'handoff', 'channels', 'kb-ingest', 'knowledge', 'identity'] as const),
    ...(['store', 'jobs', 'files', 'models', 'prompts', 'privacy', 'tone', 'inspection'] as const),
  ],
  evals: 'every room',
  checks: [],
} as const satisfies Record<string, readonly string[] | 'every room'>;

export type Room = keyof typeof rooms;

/** What a room may import as a type only: the store names what it seals, and seals nothing itself. */
export const onlyTypes: readonly { from: Room; to: Room }[] = [{ from: 'store', to: 'privacy' }];

/** Doors beside each room's `index.ts`. The last are for tests and for vitest.config.ts. */
export const furtherDoors = [
  'conversation/wire/index.ts',
  'channels/bot-framework/index.ts',
  'channels/wechat-official/index.ts',
  'channels/wechat-official/simulator/index.ts',
  'knowledge/encoder/contract.ts',
  'models/stand-in/index.ts',
  'server/cluster/index.ts',
  'evals/services/index.ts',
  'evals/services/provided.ts',
];

/** All that `web` sees of the house: what goes over the wire, and how the house speaks. */
export const doorsForPages = ['conversation/wire/index.ts', 'tone/index.ts'];

/** Packages and the only places that may import them. A place is the beginning of a path. */
export const homes: Record<string, { packages: readonly string[]; places: readonly string[] }> = {
  queues: { packages: ['bullmq', 'ioredis'], places: ['jobs/', 'evals/'] },
  'bot-framework': {
    packages: ['botbuilder', 'botbuilder-[^/]+', 'botframework-(?!directlinejs)[^/]+'],
    places: ['channels/bot-framework/'],
  },
  models: { packages: ['openai', '@langchain/openai'], places: ['models/'] },
  langchain: { packages: ['langchain', '@langchain/(?!openai/)[^/]+'], places: ['kb-ingest/', 'models/'] },
  xml: { packages: ['fast-xml-parser'], places: ['channels/wechat-official/'] },
  documents: { packages: ['mammoth', 'pdfjs-dist', 'hucre'], places: ['kb-ingest/'] },
  qdrant: { packages: ['@qdrant/[^/]+'], places: ['knowledge/qdrant/'] },
  http: { packages: ['express', 'express-rate-limit', 'helmet', 'ws'], places: ['server/', 'channels/', 'evals/'] },
  database: { packages: ['drizzle-orm', 'pg', '@electric-sql/[^/]+'], places: ['store/', 'evals/'] },
  pages: { packages: ['antd', '@ant-design/[^/]+', 'react', 'react-dom', 'preact'], places: ['web/'] },
};
