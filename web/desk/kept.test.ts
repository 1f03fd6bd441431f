import { describe, expect, it } from 'vitest';
import { PageStorage } from '../browser-storage.ts';
import { Kept } from './kept.ts';
import type { Outgoing } from './outgoing.ts';

describe('an agent’s unfinished work', () => {
  it('is found again after a reload, conversation by conversation', () => {
    const storage = new PageStorage();
    const kept = new Kept(storage, '1024');
    kept.keepDraft('c1', '您好，已看到');
    kept.keepDraft('c2', '请稍等');
    kept.keepReadThrough('c1', 7);
    const reloaded = new Kept(storage, '1024');
    expect([reloaded.draft('c1'), reloaded.draft('c2'), reloaded.draft('c3')]).toEqual(['您好，已看到', '请稍等', '']);
    expect([reloaded.readThrough('c1'), reloaded.readThrough('c2')]).toEqual([7, 0]);
  });

  it('leaves nothing behind once the draft was sent', () => {
    const storage = new PageStorage();
    const kept = new Kept(storage, '1024');
    kept.keepDraft('c1', '您好');
    kept.keepDraft('c1', '');
    kept.keepOutgoing('c1', []);
    expect(storage.length).toBe(0);
  });

  it('is nobody else’s at a shared desk', () => {
    const storage = new PageStorage();
    new Kept(storage, '1024').keepDraft('c1', '您好');
    expect(new Kept(storage, '1031').draft('c1')).toBe('');
  });

  it('has what was on its way, and survives what cannot be read', () => {
    const storage = new PageStorage();
    const outgoing: Outgoing = { clientId: 'a', text: '好', state: 'failed', why: '', afterSeq: 1, seq: null };
    const kept = new Kept(storage, '1024');
    kept.keepOutgoing('c1', [outgoing]);
    expect(kept.outgoing('c1')).toEqual([outgoing]);
    storage.setItem('xianting.desk.1024.outgoing.c1', '[{');
    expect(kept.outgoing('c1')).toEqual([]);
  });
});
