import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { type AzureBot, clouds } from '#channels/bot-framework';
import type { OfficialAccount } from '#channels/wechat-official';
import { Refusal } from '#conversation';
import type { HouseView } from '#conversation/wire';
import type { JobsSettings } from '#jobs';
import { type QdrantSettings, RISKS } from '#knowledge';
import type { EmbeddingEndpoint, Endpoint, PatienceParts } from '#models';
import type { StoreSettings } from '#store';

/** `中文 | English`, or one text for both. */
const inBoth = z
  .string()
  .min(1)
  .max(200, '最多 200 字 (at most 200 characters)')
  .transform((text) => {
    const [zh = '', en = ''] = text.split('|').map((part) => part.trim());
    return { zh, en: en || zh };
  });

const milliseconds = (least: number, most: number) =>
  z.coerce.number(`应为 ${least} 到 ${most} 的毫秒数 (milliseconds, ${least} to ${most})`).int().min(least).max(most);
const aRisk = `应为 ${RISKS.least} 到 ${RISKS.most} 的比例 (a share from ${RISKS.least} to ${RISKS.most})`;
const tokens = z.coerce.number('应为正整数 (a whole number)').int().min(1);

/** Everything that can be set from outside, read once. A value that cannot be used stops the start, by name. */
const Environment = z.strictObject({
  PORT: z.coerce.number('应为 0 到 65535 的整数 (a whole number from 0 to 65535)').int().min(0).max(65_535).optional(),
  XIANTING_HOST: z.string().min(1).default('127.0.0.1'),
  XIANTING_HOME: z.string().min(1).default('.xianting'),
  XIANTING_KEY: z.string().min(1).optional(),
  XIANTING_KEY_FILE: z.string().min(1).optional(),
  XIANTING_ADMIN_PASSWORD: z.string().min(12, '至少 12 个字符 (at least 12 characters)').optional(),
  /** Public keys of the bank's backend that signs who a customer is: PEM or JWK(S). */
  XIANTING_BANK_KEYS: z.string().min(1).optional(),
  /** Origins besides the server's own that may open a chat, separated by commas. */
  XIANTING_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((each) => each.trim() || []))
    .pipe(
      z.array(
        z.url({ protocol: /^https?$/, error: '应为以逗号分隔的 http(s) 来源 (http(s) origins, separated by commas)' }),
      ),
    ),
  /** As customers read it: `示范银行`, or with its English `示范银行 | Demo Bank`. */
  XIANTING_BANK_NAME: inBoth.default({ zh: '示范银行', en: 'Demo Bank' }),
  /** One line above the first question, in the same way: an outage, a holiday. */
  XIANTING_ANNOUNCEMENT: inBoth.optional(),
  XIANTING_TRUST_PROXY: z.enum(['true', 'false'], '应为 true 或 false (true or false)').default('false'),
  XIANTING_QUIET_MS: z.coerce
    .number('应为 0 到 10000 的毫秒数 (milliseconds, 0 to 10000)')
    .int()
    .min(0)
    .max(10_000)
    .default(1_200),
  /** How long a gateway that is told to end goes on serving while it says that it is not ready. */
  XIANTING_LEAVE_MS: z.coerce
    .number('应为 0 到 60000 的毫秒数 (milliseconds, 0 to 60000)')
    .int()
    .min(0)
    .max(60_000)
    .optional(),
  XIANTING_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], '应为 debug、info、warn、error 或 silent')
    .default('info'),
  XIANTING_QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, '只能用小写字母、数字和连字符 (lower-case letters, digits and hyphens)')
    .default('xianting'),
  /** Whether knowledge that nobody approved may answer customers: all in one process yes, a gateway or worker no. */
  XIANTING_SAMPLE_KNOWLEDGE: z.enum(['on', 'off'], '应为 on 或 off (on or off)').optional(),
  /** The share of answers to answerable questions that may be wrong; kept with each edition from its publication on. */
  XIANTING_RISK: z.coerce.number(aRisk).min(RISKS.least, aRisk).max(RISKS.most, aRisk).default(RISKS.usual),
  /** Chat tokens, sign-ins and posts a minute from one address or token. */
  XIANTING_RATE_LIMITS: z.enum(['on', 'off'], '应为 on 或 off (on or off)').default('on'),
  /** The WeChat Official Account, as its console has it. Without an EncodingAESKey it is one in plain text mode. */
  XIANTING_WECHAT_APP_ID: z
    .string()
    .regex(/^\w{4,64}$/, '应为公众号的 AppID (the AppID of the account)')
    .optional(),
  XIANTING_WECHAT_SECRET: z.string().min(1).optional(),
  XIANTING_WECHAT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/, '应为 3 到 32 个字母或数字 (3 to 32 letters or digits)')
    .optional(),
  /** While the key is being changed: the new one, a comma, the old one. */
  XIANTING_WECHAT_AES_KEY: z
    .string()
    .regex(
      /^[A-Za-z0-9]{43}(?:,[A-Za-z0-9]{43})*$/,
      '应为 43 个字母或数字；更换期间可写“新,旧” (43 letters or digits; while changing it: new,old)',
    )
    .optional(),
  XIANTING_WECHAT_URL: z
    .url({ protocol: /^https?$/, error: '应形如 https://api.weixin.qq.com (like https://api.weixin.qq.com)' })
    .default('https://api.weixin.qq.com'),
  /** An OpenAI-compatible endpoint, with its version path; its key; and the model there. Without: no model. */
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/, error: '应形如 https://主机/v1 (https://host/v1)' }).optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_MODEL: z.string().min(1).optional(),
  /** Further fields of every request, for what a provider has of its own; a field that is null is left out. */
  XIANTING_MODEL_EXTRA: z
    .string()
    .default('{}')
    .transform((text, context) => {
      try {
        const fields: unknown = JSON.parse(text);
        if (typeof fields === 'object' && fields !== null && !Array.isArray(fields))
          return fields as Record<string, unknown>;
      } catch {}
      context.addIssue({ code: 'custom', message: '应为 JSON 对象 (a JSON object), {"enable_thinking":false}' });
      return z.NEVER;
    }),
  /** Until the first checked sentence, and until all of an answer; then the approved text goes out. */
  XIANTING_MODEL_FIRST_MS: milliseconds(100, 60_000).default(4_000),
  XIANTING_MODEL_ALL_MS: milliseconds(100, 120_000).default(8_000),
  /** Which turns the model hears, too: those that we are unsure about, all that say something, or none. */
  XIANTING_MODEL_LISTENS: z.enum(['unsure', 'always', 'never']).default('unsure'),
  /** How long a turn waits for it; then what we heard ourselves stands alone. */
  XIANTING_MODEL_LISTENS_MS: milliseconds(100, 10_000).default(1_500),
  /** Of prompts and answers together, in each process; then the approved text goes out. */
  XIANTING_MODEL_TOKENS_PER_MINUTE: tokens.optional(),
  XIANTING_MODEL_TOKENS_PER_DAY: tokens.optional(),
  /** What makes the vectors: the edition's own encoder, an embedding model at OPENAI_BASE_URL, or one in a folder. */
  XIANTING_ENCODER: z.enum(['own', 'openai', 'onnx'], '应为 own、openai 或 onnx (own, openai or onnx)').default('own'),
  XIANTING_ENCODER_FOLDER: z.string().min(1).optional(),
  XIANTING_EMBEDDING_MODEL: z.string().min(1).optional(),
  XIANTING_EMBEDDING_DIMENSIONS: z.coerce
    .number('应为 8 到 8192 的整数 (a whole number from 8 to 8192)')
    .int()
    .min(8)
    .max(8_192)
    .optional(),
  /** Changed by the operator when the provider changes what stands behind the model's name. */
  XIANTING_EMBEDDING_VERSION: z.string().min(1).max(40).default('1'),
  /** Where the vectors of the editions are kept; without: in each process's memory. */
  QDRANT_URL: z.url({ protocol: /^https?$/, error: '应形如 http://主机:6333 (http://host:6333)' }).optional(),
  QDRANT_API_KEY: z.string().min(1).optional(),
  /** The bot as it is registered with Azure Bot Service: MicrosoftAppId, MicrosoftAppPassword, and of a single tenant its id. */
  XIANTING_AZURE_APP_ID: z
    .guid('应为 Azure 机器人的 Microsoft App ID (the Microsoft App ID of the bot)')
    .transform((id) => id.toLowerCase())
    .optional(),
  XIANTING_AZURE_APP_PASSWORD: z.string().min(1).optional(),
  XIANTING_AZURE_TENANT_ID: z.guid('应为租户 ID (the id of the tenant)').optional(),
  XIANTING_AZURE_CLOUD: z.enum(['public', 'china'], '应为 public 或 china (public or china)').default('public'),
  /** Hosts besides the cloud's own that channels may ask to be answered at, separated by commas; `*.` for any under one. */
  XIANTING_AZURE_SERVICE_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((each) => each.trim().toLowerCase() || []))
    .pipe(
      z.array(
        z
          .string()
          .regex(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, '应为以逗号分隔的主机名 (host names, separated by commas)'),
      ),
    ),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: '应形如 postgres://用户:密码@主机:5432/库名 (postgres://user:password@host:5432/database)',
    })
    .optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: '应形如 redis://主机:6379/0 (redis://host:6379/0)' }).optional(),
});

export interface Settings {
  port: number;
  host: string;
  origins: readonly string[];
  /** What customers read before anything is said. */
  house: HouseView;
  trustProxy: boolean;
  sampleKnowledge: boolean;
  /** 0 … 1 */
  risk: number;
  rateLimits: boolean;
  home: string;
  key: { key: string | null; keyFile: string };
  adminPassword: string | null;
  bankKeys: string | null;
  quietMs: number;
  /** Between saying "not ready" and taking no more requests: what a front needs to look again, in milliseconds. */
  leaveMs: number;
  logLevel: string;
  /** Null: no WeChat account. */
  wechat: OfficialAccount | null;
  /** Null: no model; approved answers as they are written. */
  model: ModelSettings | null;
  /** Null: the edition's own encoder. */
  encoder: EmbeddingEndpoint | { folder: string } | null;
  /** Null: the index is in memory. */
  qdrant: QdrantSettings | null;
  /** Null: no bot of Azure Bot Service. */
  azure: AzureBot | null;
  store: StoreSettings;
  jobs: JobsSettings;
}

export interface ModelSettings {
  endpoint: Endpoint;
  /** Milliseconds. */
  limits: { firstWithin: number; allWithin: number };
  /** Which turns it hears, too, and how many milliseconds a turn waits for that. */
  listens: { to: 'unsure' | 'always' | 'never'; within: number };
  budget: PatienceParts['budget'];
}

/** The root that is being started: what can share a store with other processes, and what cannot. */
export type Root = 'embedded' | 'gateway' | 'worker' | 'cluster';

export function environmentWith(further: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...further };
}

/** Reads the environment for a root. Refuses 'bad-setting' and 'settings-clash' with a sentence that says what to write. */
export function readSettings(root: Root, environment: NodeJS.ProcessEnv = process.env): Settings {
  const ours = Object.fromEntries(
    Object.entries(environment).filter(([name]) => name.startsWith('XIANTING_') || name in Environment.shape),
  );
  const read = Environment.safeParse(ours);
  if (!read.success) {
    const issue = read.error.issues[0];
    if (issue?.code === 'unrecognized_keys')
      throw new Refusal('bad-setting', {
        name: issue.keys.join(', '),
        why: `没有这个设置，可用的有 (no such setting; there are) ${Object.keys(Environment.shape).join(', ')}`,
      });
    throw new Refusal('bad-setting', { name: String(issue?.path[0] ?? ''), why: issue?.message ?? '' });
  }
  const values = read.data;
  if ((root === 'gateway' || root === 'worker') && !(values.DATABASE_URL && values.REDIS_URL)) {
    throw new Refusal('settings-clash', {
      why: `${root} 与其他进程共用数据，需要同时设置 DATABASE_URL 和 REDIS_URL；单机运行请用 npm start (${root} shares its store with other processes: set both DATABASE_URL and REDIS_URL, or run npm start on one machine)`,
    });
  }
  const home = resolve(values.XIANTING_HOME);
  return {
    // A worker serves its health and metrics only, beside a gateway on the same machine.
    port: values.PORT ?? (root === 'worker' ? 3001 : 3000),
    host: values.XIANTING_HOST,
    origins: values.XIANTING_ORIGINS.map((origin) => new URL(origin).origin),
    house: { bank: values.XIANTING_BANK_NAME, announcement: values.XIANTING_ANNOUNCEMENT ?? null },
    trustProxy: values.XIANTING_TRUST_PROXY === 'true',
    sampleKnowledge:
      (values.XIANTING_SAMPLE_KNOWLEDGE ?? (root === 'embedded' || root === 'cluster' ? 'on' : 'off')) === 'on',
    risk: values.XIANTING_RISK,
    rateLimits: values.XIANTING_RATE_LIMITS === 'on',
    home,
    key: { key: values.XIANTING_KEY ?? null, keyFile: values.XIANTING_KEY_FILE ?? defaultKeyFile(home) },
    adminPassword: values.XIANTING_ADMIN_PASSWORD ?? null,
    bankKeys: values.XIANTING_BANK_KEYS ?? null,
    quietMs: values.XIANTING_QUIET_MS,
    leaveMs: values.XIANTING_LEAVE_MS ?? (root === 'gateway' ? 3_000 : 0),
    logLevel: values.XIANTING_LOG_LEVEL,
    wechat: wechatAccount(values),
    model: modelSettings(values, environment),
    encoder: encoderSettings(values),
    qdrant: values.QDRANT_URL
      ? { url: values.QDRANT_URL, apiKey: values.QDRANT_API_KEY ?? null, prefix: values.XIANTING_QUEUE_PREFIX }
      : null,
    azure: azureBot(values),
    store: values.DATABASE_URL ? { kind: 'postgres', url: values.DATABASE_URL } : { kind: 'embedded', folder: home },
    jobs: values.REDIS_URL
      ? { kind: 'redis', url: values.REDIS_URL, prefix: values.XIANTING_QUEUE_PREFIX }
      : { kind: 'store' },
  };
}

/** All of an account, or none. */
function wechatAccount(values: z.output<typeof Environment>): OfficialAccount | null {
  const appId = values.XIANTING_WECHAT_APP_ID;
  const secret = values.XIANTING_WECHAT_SECRET;
  const token = values.XIANTING_WECHAT_TOKEN;
  if (appId && secret && token)
    return {
      appId,
      secret,
      token,
      aesKeys: values.XIANTING_WECHAT_AES_KEY?.split(',') ?? [],
      url: values.XIANTING_WECHAT_URL,
    };
  if (appId || secret || token || values.XIANTING_WECHAT_AES_KEY)
    throw new Refusal('settings-clash', {
      why: '公众号需要同时设置 XIANTING_WECHAT_APP_ID、XIANTING_WECHAT_SECRET 和 XIANTING_WECHAT_TOKEN (a WeChat account takes all three)',
    });
  return null;
}

/** A key alone sends nobody's words anywhere: it takes an address and a model. */
function modelSettings(values: z.infer<typeof Environment>, environment: NodeJS.ProcessEnv): ModelSettings | null {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: key = null, OPENAI_MODEL: model } = values;
  if (!baseUrl && !model) return null;
  if (!model && values.XIANTING_ENCODER === 'openai') return null;
  if (!baseUrl || !model)
    throw new Refusal('settings-clash', {
      why: '使用模型需要同时设置 OPENAI_BASE_URL 和 OPENAI_MODEL (a model takes both OPENAI_BASE_URL and OPENAI_MODEL)',
    });
  const tracing = tracings.find((name) => environment[name] === 'true');
  if (tracing)
    throw new Refusal('settings-clash', {
      why: `${tracing} 会把客户的对话发送给第三方，请去掉 (${tracing} would send customers’ words to a third party: remove it)`,
    });
  return {
    endpoint: { baseUrl, key, model, extra: values.XIANTING_MODEL_EXTRA },
    limits: { firstWithin: values.XIANTING_MODEL_FIRST_MS, allWithin: values.XIANTING_MODEL_ALL_MS },
    listens: { to: values.XIANTING_MODEL_LISTENS, within: values.XIANTING_MODEL_LISTENS_MS },
    budget: {
      perMinute: values.XIANTING_MODEL_TOKENS_PER_MINUTE ?? null,
      perDay: values.XIANTING_MODEL_TOKENS_PER_DAY ?? null,
    },
  };
}

/** An embedding model has the same address and key as the language model, with or without one there. */
function encoderSettings(values: z.infer<typeof Environment>): Settings['encoder'] {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: key = null, XIANTING_ENCODER: kind } = values;
  const { XIANTING_EMBEDDING_MODEL: model, XIANTING_EMBEDDING_DIMENSIONS: dimensions } = values;
  const { XIANTING_ENCODER_FOLDER: folder, XIANTING_EMBEDDING_VERSION: version } = values;
  if (kind !== 'openai' && (model !== undefined || dimensions !== undefined))
    throw new Refusal('settings-clash', {
      why: '设置了向量模型，但 XIANTING_ENCODER 不是 openai (an embedding model is named and XIANTING_ENCODER is not openai)',
    });
  if ((kind === 'onnx') !== (folder !== undefined))
    throw new Refusal('settings-clash', {
      why: 'XIANTING_ENCODER=onnx 与 XIANTING_ENCODER_FOLDER 必须同时设置 (XIANTING_ENCODER=onnx takes XIANTING_ENCODER_FOLDER, and nothing else does)',
    });
  if (kind === 'own') return null;
  if (folder !== undefined) return { folder: resolve(folder) };
  if (!baseUrl || !model || !dimensions)
    throw new Refusal('settings-clash', {
      why: 'XIANTING_ENCODER=openai 还需要 OPENAI_BASE_URL、XIANTING_EMBEDDING_MODEL 和 XIANTING_EMBEDDING_DIMENSIONS (takes OPENAI_BASE_URL, XIANTING_EMBEDDING_MODEL and XIANTING_EMBEDDING_DIMENSIONS, too)',
    });
  return { baseUrl, key, model, dimensions, version, extra: {} };
}

/** LangChain reads them itself. */
const tracings = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'];

function azureBot(values: z.output<typeof Environment>): AzureBot | null {
  const appId = values.XIANTING_AZURE_APP_ID;
  const password = values.XIANTING_AZURE_APP_PASSWORD;
  const tenantId = values.XIANTING_AZURE_TENANT_ID ?? null;
  if (!appId && !password && tenantId === null) return null;
  if (!appId || !password)
    throw new Refusal('settings-clash', {
      why: 'Azure 机器人需要同时设置 XIANTING_AZURE_APP_ID 和 XIANTING_AZURE_APP_PASSWORD (a bot of Azure takes both)',
    });
  const cloud = clouds[values.XIANTING_AZURE_CLOUD];
  if (values.XIANTING_AZURE_CLOUD === 'china' && tenantId === null)
    throw new Refusal('settings-clash', {
      why: '世纪互联运营的 Azure 中的机器人属于一个租户，请设置 XIANTING_AZURE_TENANT_ID (a bot in the cloud of 21Vianet belongs to a tenant: name it)',
    });
  const serviceHosts = [...cloud.serviceHosts, ...values.XIANTING_AZURE_SERVICE_HOSTS];
  return { appId, password, tenantId, cloud: { ...cloud, serviceHosts } };
}

/** Outside the store's folder, so that a copy of the folder alone opens nothing; one file for each folder. */
function defaultKeyFile(home: string): string {
  const place = createHash('sha256').update(home).digest('hex').slice(0, 12);
  return join(homedir(), '.config', 'xianting', `${basename(home).replace(/^\.+/, '')}-${place}.key`);
}
