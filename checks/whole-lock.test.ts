import { describe, expect, it } from 'vitest';
import { completed } from './whole-lock.ts';

const present = { version: '2.0.0', optional: true };

describe('a lock file', () => {
  it('is completed with the packages for machines that it leaves out, and is then whole', () => {
    const optionalDependencies = {
      '@tool/linux-x64': '2.0.0',
      '@tool/linux-arm-musleabihf': '2.0.0',
      '@tool/darwin-arm64': '2.0.0',
    };
    const lock = {
      packages: {
        '': {},
        'node_modules/@tool/linux-x64': present,
        'node_modules/tool': { version: '2.0.0', license: 'MIT', dev: true, optionalDependencies },
      },
    };
    const whole = completed(lock);
    expect(Object.keys(whole.packages)).toEqual([
      '',
      'node_modules/@tool/darwin-arm64',
      'node_modules/@tool/linux-arm-musleabihf',
      'node_modules/@tool/linux-x64',
      'node_modules/tool',
    ]);
    const shared = { version: '2.0.0', license: 'MIT', dev: true, optional: true };
    expect(whole.packages['node_modules/@tool/darwin-arm64']).toEqual({ ...shared, os: ['darwin'], cpu: ['arm64'] });
    expect(whole.packages['node_modules/@tool/linux-arm-musleabihf']).toEqual({
      ...shared,
      os: ['linux'],
      cpu: ['arm'],
      libc: ['musl'],
    });
    expect(completed(whole)).toEqual(whole);
  });
});
