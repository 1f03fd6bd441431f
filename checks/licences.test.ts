import { describe, expect, it } from 'vitest';
import { refusedLicences } from './licences.ts';

const house = { dependencies: { shipped: '1' }, devDependencies: { tool: '1' } };

describe('licences', () => {
  it.each(['MIT', 'MIT AND Apache-2.0', 'GPL-3.0 OR MIT', '(MIT AND (GPL-3.0 OR ISC))'])(
    '%s may be shipped',
    (license) => {
      expect(refusedLicences({ '': house, 'node_modules/shipped': { license } })).toEqual([]);
    },
  );

  it.each(['GPL-3.0', 'MIT AND GPL-3.0', 'GPL-3.0 OR (MIT AND SSPL-1.0)', 'MPL-2.0', undefined])(
    '%s may not',
    (license) => {
      const locked = license === undefined ? {} : { license };
      expect(refusedLicences({ '': house, 'node_modules/shipped': locked }).join()).toContain('shipped: ');
    },
  );

  it('is less strict with what never leaves the development machine', () => {
    expect(refusedLicences({ '': house, 'node_modules/tool': { license: 'MPL-2.0' } })).toEqual([]);
    expect(refusedLicences({ '': house, 'node_modules/tool': { license: 'GPL-3.0' } }).join()).toContain(
      'tool: GPL-3.0',
    );
  });

  it('follows what is shipped to what it depends on, nested packages first', () => {
    const refused = refusedLicences({
      '': house,
      'node_modules/shipped': { license: 'MIT', dependencies: { '@deep/er': '1' } },
      'node_modules/shipped/node_modules/@deep/er': { license: 'MPL-2.0' },
      'node_modules/@deep/er': { license: 'MPL-2.0' },
    });
    expect(refused.join()).toContain('@deep/er: MPL-2.0, and it is shipped');
    expect(refused.join().match(/@deep\/er/g)).toHaveLength(1);
  });

  it('counts what the build puts into the pages as shipped', () => {
    const page = { ...house, devDependencies: { antd: '1' } };
    expect(refusedLicences({ '': page, 'node_modules/antd': { license: 'MPL-2.0' } }).join()).toContain(
      'antd: MPL-2.0',
    );
  });
});
