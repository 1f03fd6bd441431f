import { describe, expect, it } from 'vitest';
import { PageStorage } from '../browser-storage.ts';
import { ChatMemory } from './memory.ts';

const pass = { token: 't', conversationId: 'c', validUntil: 1 };

describe('what a reload finds again', () => {
  it('is the conversation, its place, and what was marked', () => {
    const storage = new PageStorage();
    new ChatMemory(storage).remember({ pass, watermark: '7', helped: { 'c|1': true }, customer: 'x' });
    expect(new ChatMemory(storage).remembered()).toEqual({
      pass,
      watermark: '7',
      helped: { 'c|1': true },
      customer: 'x',
    });
  });

  it('is what waited, in the order of writing', () => {
    const storage = new PageStorage();
    const memory = new ChatMemory(storage);
    for (const [order, clientId] of [
      [3, 'z'],
      [1, 'y'],
      [2, 'x'],
    ] as const) {
      memory.keepWaiting({ clientId, text: `第${order}` }, order);
    }
    memory.dropWaiting('x');
    expect(new ChatMemory(storage).waiting()).toEqual([
      { clientId: 'y', text: '第1' },
      { clientId: 'z', text: '第3' },
    ]);
  });

  it('is nothing once the customer has left: not the conversation, not what waited, not who it was', () => {
    const storage = new PageStorage();
    const memory = new ChatMemory(storage);
    memory.remember({ pass, watermark: '7', helped: {}, customer: 'x' });
    memory.keepWaiting({ clientId: 'a', text: '还没发出' }, 1);
    memory.keepSitter('x');
    memory.forgetAll();
    expect([memory.remembered(), memory.waiting(), memory.sitter(), storage.length]).toEqual([null, [], null, 0]);
  });

  it('is nothing, where somebody has written nonsense', () => {
    const storage = new PageStorage();
    storage.setItem('xianting.chat', '{"pass":');
    storage.setItem('xianting.chat.waiting.a', 'null');
    expect(new ChatMemory(storage).remembered()).toBeNull();
    expect(new ChatMemory(storage).waiting()).toEqual([]);
  });

  it('is as much as there was room for', () => {
    class Full extends PageStorage {
      override setItem(): void {
        throw new DOMException('full', 'QuotaExceededError');
      }
    }
    const memory = new ChatMemory(new Full());
    memory.remember({ pass, watermark: '', helped: {}, customer: null });
    expect(memory.remembered()).toBeNull();
  });
});
