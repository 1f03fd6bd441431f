import { describe, expect, it } from 'vitest';
import { Refusal } from '#conversation';
import { type Root, readSettings } from './env.ts';

function refused(environment: Record<string, string>, root: Root = 'embedded'): string {
  try {
    readSettings(root, environment);
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.say('zh')} ${error.say('en')}`;
    throw error;
  }
  return 'accepted';
}

describe('the settings', () => {
  it('need nothing: one process, its own store, in a folder here, the key elsewhere', () => {
    const settings = readSettings('embedded', { HOME: '/somewhere', PATH: '/bin' });
    expect(settings).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      store: { kind: 'embedded' },
      jobs: { kind: 'store' },
      adminPassword: null,
    });
    expect(settings.home).toMatch(/\.xianting$/);
    expect(settings.key.keyFile.startsWith(settings.home)).toBe(false);
  });

  it('let sample knowledge answer where all runs in one process, elsewhere only when asked to', () => {
    const shared = { DATABASE_URL: 'postgres://db/x', REDIS_URL: 'redis://r:6379' };
    const sampleIn = (root: Root, more = {}) => readSettings(root, { ...shared, ...more }).sampleKnowledge;
    expect([sampleIn('embedded'), sampleIn('gateway'), sampleIn('worker')]).toEqual([true, false, false]);
    expect(sampleIn('worker', { XIANTING_SAMPLE_KNOWLEDGE: 'on' })).toBe(true);
    expect(sampleIn('embedded', { XIANTING_SAMPLE_KNOWLEDGE: 'off' })).toBe(false);
  });

  it('take a bot of Azure whole or not at all, and only in a cloud that it can be in', () => {
    const app = { XIANTING_AZURE_APP_ID: '00000000-0000-4000-8000-00000000000A', XIANTING_AZURE_APP_PASSWORD: 'word' };
    expect(readSettings('embedded', {}).azure).toBeNull();
    expect(readSettings('embedded', app).azure).toMatchObject({
      appId: app.XIANTING_AZURE_APP_ID.toLowerCase(),
      tenantId: null,
    });
    expect(refused({ XIANTING_AZURE_APP_ID: app.XIANTING_AZURE_APP_ID })).toMatch(/XIANTING_AZURE_APP_PASSWORD/);
    expect(refused({ ...app, XIANTING_AZURE_CLOUD: 'china' })).toMatch(/XIANTING_AZURE_TENANT_ID/);
    expect(refused({ ...app, XIANTING_AZURE_SERVICE_HOSTS: 'https://a.example/' })).toMatch(
      /XIANTING_AZURE_SERVICE_HOSTS/,
    );
    const hosts = readSettings('embedded', { ...app, XIANTING_AZURE_SERVICE_HOSTS: 'a.example, *.b.example' }).azure
      ?.cloud.serviceHosts;
    expect(hosts?.slice(-2)).toEqual(['a.example', '*.b.example']);
  });

  it('put the record on PostgreSQL and the queues on Redis where both are named', () => {
    const settings = readSettings('worker', { DATABASE_URL: 'postgres://db/x', REDIS_URL: 'redis://r:6379' });
    expect(settings).toMatchObject({
      store: { kind: 'postgres', url: 'postgres://db/x' },
      jobs: { kind: 'redis', url: 'redis://r:6379', prefix: 'xianting' },
    });
  });

  it.each([
    ['华夏小行', { zh: '华夏小行', en: '华夏小行' }],
    ['小行 | Small Bank', { zh: '小行', en: 'Small Bank' }],
    ['小行 |', { zh: '小行', en: '小行' }],
  ])('read a bank called "%s"', (XIANTING_BANK_NAME, bank) => {
    expect(readSettings('embedded', { XIANTING_BANK_NAME }).house).toEqual({ bank, announcement: null });
  });

  it('let a gateway serve on for three seconds when it is told to end, as a front needs to look; others end at once', () => {
    const shared = { DATABASE_URL: 'postgres://db/x', REDIS_URL: 'redis://r:6379' };
    const leaveMs = (root: Root, more = {}) => readSettings(root, { ...shared, ...more }).leaveMs;
    expect([leaveMs('gateway'), leaveMs('worker'), leaveMs('embedded')]).toEqual([3_000, 0, 0]);
    expect(leaveMs('gateway', { XIANTING_LEAVE_MS: '500' })).toBe(500);
  });

  it('take the vectors from an embedding model, with or without a language model at that address', () => {
    const embedding = {
      XIANTING_ENCODER: 'openai',
      XIANTING_EMBEDDING_MODEL: 'e',
      XIANTING_EMBEDDING_DIMENSIONS: '512',
    };
    const { model, encoder } = readSettings('embedded', { OPENAI_BASE_URL: 'https://m.example/v1', ...embedding });
    expect(model).toBeNull();
    expect(encoder).toMatchObject({ baseUrl: 'https://m.example/v1', model: 'e', dimensions: 512, version: '1' });
    expect(readSettings('embedded', {}).encoder).toBeNull();
  });

  it('keep the keys of two folders of one name apart', () => {
    const [here, there] = ['/a/.xianting', '/b/.xianting'].map(
      (home) => readSettings('embedded', { XIANTING_HOME: home }).key.keyFile,
    );
    expect(here).not.toBe(there);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a port that is no number', { PORT: 'eighty' }, /bad-setting: 环境变量 PORT .* The setting PORT cannot be used/],
    ['a port out of range', { PORT: '70000' }, /bad-setting: 环境变量 PORT/],
    [
      'a short administrator password',
      { XIANTING_ADMIN_PASSWORD: 'short' },
      /XIANTING_ADMIN_PASSWORD .*至少 12 个字符/,
    ],
    ['an origin without a scheme', { XIANTING_ORIGINS: 'bank.example' }, /XIANTING_ORIGINS/],
    ['a database that is none', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL .*postgres:\/\//],
    ['a Redis that is none', { REDIS_URL: 'localhost:6379' }, /REDIS_URL .*redis:\/\//],
    ['a quiet time in words', { XIANTING_QUIET_MS: 'soon' }, /XIANTING_QUIET_MS .*毫秒/],
    ['a risk of half the answers', { XIANTING_RISK: '0.5' }, /XIANTING_RISK .*0\.005 .*0\.2/],
    ['no risk at all', { XIANTING_RISK: '0' }, /XIANTING_RISK .*0\.005/],
    ['a model’s address that is none', { OPENAI_BASE_URL: 'localhost' }, /OPENAI_BASE_URL .*https:\/\//],
    ['further fields that are no object', { XIANTING_MODEL_EXTRA: '[1]' }, /XIANTING_MODEL_EXTRA .*JSON/],
    ['a budget of nothing', { XIANTING_MODEL_TOKENS_PER_DAY: '0' }, /XIANTING_MODEL_TOKENS_PER_DAY/],
    ['a Qdrant that is none', { QDRANT_URL: 'localhost:6333' }, /QDRANT_URL .*http:\/\//],
    ['an encoder that is none', { XIANTING_ENCODER: 'bert' }, /XIANTING_ENCODER .*own、openai 或 onnx/],
    ['vectors of no dimensions', { XIANTING_EMBEDDING_DIMENSIONS: '0' }, /XIANTING_EMBEDDING_DIMENSIONS .*8/],
    ['a name that is mistyped', { XIANTING_HOMES: '/x' }, /XIANTING_HOMES.*XIANTING_HOME,/],
  ])('refuse %s, by name, and say what to write', (_what, environment, sentence) => {
    expect(refused(environment)).toMatch(sentence);
  });

  it.each<[Root, Record<string, string>]>([
    ['gateway', {}],
    ['gateway', { DATABASE_URL: 'postgres://db/x' }],
    ['worker', { REDIS_URL: 'redis://r' }],
  ])('refuse a %s that has nothing to share with others: %j', (root, environment) => {
    expect(refused(environment, root)).toMatch(/settings-clash.*DATABASE_URL 和 REDIS_URL.*npm start/);
  });

  const endpoint = { OPENAI_BASE_URL: 'https://models.example/v1', OPENAI_MODEL: 'm' };
  it('name a model with an address and a name; a key alone names none', () => {
    expect(readSettings('embedded', { OPENAI_API_KEY: 'k' }).model).toBeNull();
    expect(
      readSettings('embedded', { ...endpoint, OPENAI_API_KEY: 'k', XIANTING_MODEL_EXTRA: '{"thinking":null}' }).model,
    ).toEqual({
      endpoint: { baseUrl: 'https://models.example/v1', key: 'k', model: 'm', extra: { thinking: null } },
      limits: { firstWithin: 4_000, allWithin: 8_000 },
      listens: { to: 'unsure', within: 1_500 },
      budget: { perMinute: null, perDay: null },
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['an embedding model nowhere', { XIANTING_ENCODER: 'openai', XIANTING_EMBEDDING_MODEL: 'm' }, /OPENAI_BASE_URL/],
    ['an embedding model that nothing uses', { XIANTING_EMBEDDING_MODEL: 'm' }, /XIANTING_ENCODER/],
    ['an ONNX encoder without its folder', { XIANTING_ENCODER: 'onnx' }, /XIANTING_ENCODER_FOLDER/],
    ['a folder that nothing uses', { XIANTING_ENCODER_FOLDER: '/x' }, /XIANTING_ENCODER=onnx/],
    ['half a model', { OPENAI_MODEL: 'm' }, /settings-clash.*OPENAI_BASE_URL/],
    [
      'customers’ words sent elsewhere',
      { ...endpoint, LANGSMITH_TRACING: 'true' },
      /settings-clash.*LANGSMITH_TRACING/,
    ],
  ])('refuse %s', (_what, environment, sentence) => {
    expect(refused(environment)).toMatch(sentence);
  });
});
