import { describe, expect, it } from 'vitest';
import type { StaffId } from '#conversation';
import { type Accepting, type Effect, type HandoffEvent, type Life, step } from './lifecycle.ts';

const noon = new Date('2026-11-22T12:00:00Z');
const until = new Date('2026-11-22T12:00:30Z');
const later = new Date('2026-11-22T12:00:31Z');

const li = person('li', ['general']);
const wang = person('wang', ['general']);
const zhao = person('zhao', ['complaints']);
const supervisor = { ...person('chen', []), supervises: true };

const stages: Record<string, Life> = {
  requested: { skill: 'general', state: 'requested' },
  waiting: { skill: 'general', state: 'waiting', unattended: false, lapsedWith: wang.id },
  unattended: { skill: 'general', state: 'waiting', unattended: true, lapsedWith: wang.id },
  'offered to li': { skill: 'general', state: 'offered', to: li.id, until },
  'held by li': { skill: 'general', state: 'held', by: li.id, since: noon },
  ended: { skill: 'general', state: 'ended', at: noon, how: 'finished' },
};

const events = {
  'received, somebody on duty': { type: 'received', attended: true, ahead: 2, at: later },
  'received, nobody on duty': { type: 'received', attended: false, ahead: 0, at: later },
  'matched with li': { type: 'agent-matched', agent: li.id, until, at: noon },
  'accepted by li': { type: 'accepted', agent: li, at: later },
  'accepted by wang, who has the skill': { type: 'accepted', agent: wang, at: later },
  'accepted by zhao, who has not': { type: 'accepted', agent: zhao, at: later },
  'accepted by a supervisor': { type: 'accepted', agent: supervisor, at: later },
  'the offer is over': { type: 'offer-lapsed', at: until },
  'the timer rings too early': { type: 'offer-lapsed', at: noon },
  'li is lost': { type: 'agent-lost', agent: li, ahead: 0, at: later },
  'wang is lost': { type: 'agent-lost', agent: wang, ahead: 0, at: later },
  'li finishes': { type: 'conversation-finished', agent: li, at: later },
  'wang finishes': { type: 'conversation-finished', agent: wang, at: later },
  'li returns it to the bot': { type: 'returned-to-bot', agent: li, at: later },
  'wang returns it to the bot': { type: 'returned-to-bot', agent: wang, at: later },
  'li transfers it': { type: 'transferred', agent: li, to: 'complaints', at: later },
  'wang transfers it': { type: 'transferred', agent: wang, to: 'complaints', at: later },
  'the customer withdraws': { type: 'customer-withdrew', at: later },
  'the customer is gone': { type: 'customer-left', at: later },
  'the customer leaves a message': { type: 'message-left', at: later },
  'the last agent leaves': { type: 'nobody-on-duty', at: later },
  'an agent comes': { type: 'agent-came-on-duty', at: later },
} as const satisfies Record<string, HandoffEvent>;

const no = 'refused';
const toLine = 'returns to bot, says line-left';

/** Each event in each stage, in the order of `stages`. */
const table: Record<keyof typeof events, readonly [string, string, string, string, string, string]> = {
  'received, somebody on duty': ['waiting: says queued, matches', no, no, no, no, no],
  'received, nobody on duty': ['unattended: says nobody-on-duty, matches', no, no, no, no, no],
  'matched with li': [no, 'offered to li: wakes timer', 'offered to li: wakes timer', no, no, no],
  'accepted by li': [no, takenBy('li'), takenBy('li'), takenBy('li'), no, no],
  'accepted by wang, who has the skill': [no, takenBy('wang'), takenBy('wang'), no, no, no],
  'accepted by zhao, who has not': [no, no, no, no, no, no],
  'accepted by a supervisor': [no, takenBy('chen'), takenBy('chen'), `${takenBy('chen')}, matches`, no, no],
  'the offer is over': [no, no, no, 'waiting, lapsed with li: matches', no, no],
  'the timer rings too early': [no, no, no, no, no, no],
  'li is lost': [
    no,
    no,
    no,
    'waiting, lapsed with li: matches',
    'waiting: takes for line, says agent-lost, matches',
    no,
  ],
  'wang is lost': [no, no, no, no, no, no],
  'li finishes': [no, no, no, no, 'finished: returns to bot, says finished, matches', no],
  'wang finishes': [no, no, no, no, no, no],
  'li returns it to the bot': [no, no, no, no, 'returned-to-bot: returns to bot, says returned-to-bot, matches', no],
  'wang returns it to the bot': [no, no, no, no, no, no],
  'li transfers it': [
    no,
    no,
    no,
    no,
    'transferred: takes for line, says transferred, asks for complaints, matches',
    no,
  ],
  'wang transfers it': [no, no, no, no, no, no],
  'the customer withdraws': [
    `withdrawn: ${toLine}`,
    `withdrawn: ${toLine}`,
    `withdrawn: ${toLine}`,
    `withdrawn: ${toLine}, matches`,
    no,
    no,
  ],
  'the customer is gone': [
    no,
    'abandoned: returns to bot, says abandoned',
    'abandoned: returns to bot, says abandoned',
    'abandoned: returns to bot, says abandoned, matches',
    no,
    no,
  ],
  'the customer leaves a message': [no, no, 'unattended, lapsed with wang: says message-left', no, no, no],
  'the last agent leaves': [no, 'unattended, lapsed with wang: says nobody-on-duty', no, no, no, no],
  'an agent comes': [no, no, 'waiting, lapsed with wang: matches', no, no, no],
};

describe('the life of a handoff', () => {
  const cells = Object.entries(events).flatMap(([happens, event]) =>
    Object.entries(stages).map(
      ([stage, life], column) => [happens, stage, life, event, table[happens as keyof typeof events][column]] as const,
    ),
  );
  it.each(cells)('%s while %s', (_happens, _stage, life, event, outcome) => {
    expect(told(step(life, event))).toBe(outcome);
  });

  it('says of what it refuses what came and when', () => {
    expect(step({ skill: 'general', state: 'requested' }, { type: 'customer-left', at: later })).toEqual({
      refused: 'customer-left while requested',
    });
  });

  it('dates what is held and what has ended by the event', () => {
    expect(step(offered(), { type: 'accepted', agent: li, at: later })).toMatchObject({ next: { since: later } });
    expect(step(offered(), { type: 'customer-withdrew', at: later })).toMatchObject({ next: { at: later } });
  });
});

function offered(): Life {
  return { skill: 'general', state: 'offered', to: li.id, until };
}

function takenBy(name: string): string {
  return `held by ${name}: gives to ${name}, says agent-joined`;
}

function told(result: ReturnType<typeof step>): string {
  if ('refused' in result) return 'refused';
  const { next, effects } = result;
  const followed = effects.map(toldEffect).join(', ');
  switch (next.state) {
    case 'waiting':
      return `${next.unattended ? 'unattended' : 'waiting'}${next.lapsedWith ? `, lapsed with ${next.lapsedWith}` : ''}: ${followed}`;
    case 'offered':
      return `offered to ${next.to}: ${followed}`;
    case 'held':
      return `held by ${next.by}: ${followed}`;
    case 'ended':
      return `${next.how}: ${followed}`;
    default:
      return `${next.state}: ${followed}`;
  }
}

function toldEffect(effect: Effect): string {
  switch (effect.effect) {
    case 'give-control':
      return `gives to ${effect.to}`;
    case 'return-control-to-bot':
      return 'returns to bot';
    case 'take-control-for-line':
      return 'takes for line';
    case 'say':
      return `says ${effect.notice.kind}`;
    case 'wake-offer-timer':
      return effect.at === until ? 'wakes timer' : 'wakes a wrong timer';
    case 'match-again':
      return 'matches';
    case 'request-again':
      return `asks for ${effect.skill}`;
  }
}

function person(id: string, skills: Accepting['skills']): Accepting {
  return { id: id as StaffId, name: id, account: id, skills, supervises: false };
}
