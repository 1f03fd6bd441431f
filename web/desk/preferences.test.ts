import { describe, expect, it } from 'vitest';
import { PageStorage } from '../browser-storage.ts';
import { Preferences } from './preferences.ts';

describe('how somebody likes the desk', () => {
  it('is Chinese, as the system is coloured, and silent until they choose', () => {
    expect(new Preferences(new PageStorage()).chosen).toEqual({
      language: 'zh',
      theme: 'system',
      sound: false,
      notifications: false,
      invited: false,
    });
  });

  it('is remembered, and told to whoever listens', () => {
    const storage = new PageStorage();
    const preferences = new Preferences(storage);
    let told = 0;
    preferences.subscribe(() => {
      told += 1;
    });
    preferences.choose({ language: 'en' });
    preferences.choose({ theme: 'dark' });
    expect(told).toBe(2);
    expect(new Preferences(storage).chosen).toMatchObject({ language: 'en', theme: 'dark', sound: false });
  });

  it.each(['no JSON', 'null', '[]', '{"language":"fr","sound":"yes","theme":"dark"}'])(
    'survives what it does not understand: %s',
    (kept) => {
      const storage = new PageStorage();
      storage.setItem('xianting.desk.preferences', kept);
      expect(new Preferences(storage).chosen).toMatchObject({ language: 'zh', sound: false });
    },
  );
});
