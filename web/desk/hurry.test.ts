import { describe, expect, it } from 'vitest';
import type { FindingView } from '#conversation/wire';
import { heat, inHurry, pressedOf } from './hurry.ts';
import { handoff } from './samples.ts';

const asked = '2026-11-22T10:00:00Z';
const secondsOn = (seconds: number) => Date.parse(asked) + seconds * 1_000;

describe('whose time is nearly over', () => {
  it.each([
    ['general', 119, 'none'],
    ['general', 120, 'soon'],
    ['general', 180, 'soon'],
    ['general', 181, 'over'],
    ['complaints', 181, 'over'],
    ['urgent', 39, 'none'],
    ['urgent', 40, 'soon'],
    ['urgent', 61, 'over'],
  ] as const)('a customer in the %s line after %d seconds: %s', (skill, seconds, hurry) => {
    expect(pressedOf(handoff('a', { skill, requestedAt: asked }), secondsOn(seconds)).hurry).toBe(hurry);
  });

  it('counts in a held chat from when the customer waits for a word', () => {
    const held = handoff('a', { state: 'held', requestedAt: asked, unansweredSince: '2026-11-22T10:05:00Z' });
    expect(pressedOf(held, secondsOn(300)).hurry).toBe('none');
    expect(pressedOf(held, secondsOn(481)).hurry).toBe('over');
  });

  it('is nobody whom the agent has answered, nor whose chat has ended', () => {
    const answered = handoff('a', { state: 'held', unansweredSince: null });
    const ended = handoff('b', { state: 'ended', unansweredSince: asked });
    expect(inHurry([answered, ended], secondsOn(9_999))).toEqual([]);
  });

  it('is listed with the most pressing first, whatever the line', () => {
    const list = [
      handoff('general', { requestedAt: asked }),
      handoff('urgent', { skill: 'urgent', requestedAt: asked }),
      handoff('fresh', { requestedAt: '2026-11-22T10:02:30Z' }),
    ];
    expect(inHurry(list, secondsOn(170)).map(({ handoff: { id }, hurry }) => [id, hurry])).toEqual([
      ['urgent', 'over'],
      ['general', 'soon'],
    ]);
  });
});

describe('how heated a conversation is', () => {
  const felt = (emotion: FindingView['emotion'] & string, strength: number): FindingView => ({
    kind: 'emotion',
    emotion,
    strength,
    evidence: [],
    by: 'rules',
  });
  it('puts any anger before any anxiety, and strong before weak', () => {
    const [calm, anxious, angry, furious] = [
      [],
      [felt('anxious', 3)],
      [felt('angry', 1)],
      [felt('angry', 3), felt('anxious', 1)],
    ].map((findings) => heat(handoff('a', { findings })));
    expect([furious, angry, anxious, calm]).toEqual([6, 4, 3, 0]);
  });
});
