import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConductRule,
  type ConversationId,
  conductRules,
  type Finding,
  type HandoffId,
  type Message,
  type StaffId,
} from '#conversation';
import { conduct } from './conduct.ts';
import { inspect, scoreOf } from './inspect.ts';
import type { Part, PartOf, PartTurn } from './part.ts';

const at = (seconds: number) => new Date(Date.parse('2026-11-22T08:00:00Z') + seconds * 1_000);
type Author = 'customer' | 'bot' | 'agent';
type Line = [author: Author, text: string, more?: Partial<Message>];

/** One message every ten seconds, from 1. */
function said(...lines: Line[]): Message[] {
  return lines.map(([by, text, more], place) => ({
    conversation: 'c' as ConversationId,
    seq: place + 1,
    author: by === 'agent' ? { by, agent: 'li' as StaffId, name: '小李' } : { by },
    text,
    content: {},
    masked: false,
    clientId: String(place),
    delivery: 'sent',
    shown: place + 1,
    at: at(10 * (place + 1)),
    ...more,
  }));
}

const found = { evidence: [], probability: 0.9, by: 'rules' } as const;
const complaint: Finding = { ...found, kind: 'complaint', grade: 'general', against: 'service' };
const asksForPerson: Finding = { ...found, kind: 'asks-for-person' };
const danger: Finding = { ...found, kind: 'danger', danger: 'fraud' };
const felt = (emotion: 'angry' | 'pleased', strength: 1 | 2 | 3): Finding => ({
  ...found,
  kind: 'emotion',
  emotion,
  strength,
});
const turn = (throughSeq: number, heard: readonly Finding[] = [], decision: string | null = null): PartTurn => ({
  throughSeq,
  at: at(throughSeq),
  heard,
  decision,
});

const held: Extract<PartOf, { by: 'agent' }> = {
  by: 'agent',
  agent: 'li' as StaffId,
  handoff: 'h' as HandoffId,
  urgent: false,
  reason: { because: 'asked-for-person' },
  takenAt: at(0),
  endedAt: at(600),
  finished: true,
};
const botPart = (messages: Message[], turns: PartTurn[] = []): Part => ({
  of: { by: 'bot' },
  messages,
  turns,
  approved: null,
});
const agentPart = (messages: Message[], more: Partial<typeof held> = {}, turns: PartTurn[] = []): Part => ({
  of: { ...held, ...more },
  messages,
  turns,
  approved: new Set(['100元', '3工作日']),
});
const thanked: Line = ['agent', '感谢您的咨询，再见。'];

/** For each rule of conduct: parts that break it and parts that do not, each as one would tell it. */
const examples: Readonly<Record<ConductRule, { broken: Record<string, Part>; kept: Record<string, Part> }>> = {
  'danger-without-advice': {
    broken: {
      'the bot only says that it is sorry': botPart(said(['customer', '我被骗了'], ['bot', '抱歉。']), [
        turn(1, [danger], 'answer'),
      ]),
      'the agent asks for details first': agentPart(
        said(['customer', '他让我转账'], ['agent', '请问您的姓名是？'], thanked),
        {},
        [turn(1, [danger])],
      ),
    },
    kept: {
      'the bot says to stop and whom to call': botPart(
        said(['customer', '我被骗了'], ['bot', '请您停止转账，拨打 110 报警。']),
        [turn(1, [danger], 'hand-over-for-safety')],
      ),
      'the agent says it in the second sentence': agentPart(
        said(['customer', '被骗了'], ['agent', '我在。'], ['agent', '请您先冻结这张卡。'], thanked),
        {},
        [turn(1, [danger])],
      ),
      'it was hardly likely to be one': agentPart(
        said(['customer', '这笔是什么'], ['agent', '请问是哪一笔？'], thanked),
        {},
        [turn(1, [{ ...danger, probability: 0.4 }])],
      ),
    },
  },
  'person-not-offered': {
    broken: {
      'the bot answers something else': botPart(said(['customer', '转人工'], ['bot', '年费 100 元。']), [
        turn(1, [asksForPerson], 'answer'),
      ]),
    },
    kept: {
      'the bot hands over': botPart(said(['customer', '转人工'], ['bot', '正在为您转接。']), [
        turn(1, [asksForPerson], 'hand-over-on-request'),
      ]),
      'the bot offers a person by a tap': botPart(
        said(['customer', '人工呢'], ['bot', '年费 100 元。', { content: { quickReplies: ['转人工'] } }]),
        [turn(1, [asksForPerson], 'answer')],
      ),
    },
  },
  unanswered: {
    broken: {
      'the bot knew nothing, and the customer left': botPart(said(['customer', '怎么办'], ['bot', '没有找到。']), [
        turn(1, [], 'decline'),
      ]),
      'the agent ends on a question': agentPart(said(['agent', '谢谢您。'], ['customer', '那年费退吗？'])),
    },
    kept: {
      'the customer took the answer': botPart(said(['customer', '怎么办'], ['bot', '这样办。']), [
        turn(1, [], 'answer'),
      ]),
      'the last word is a thank you': agentPart(said(thanked, ['customer', '谢谢，没什么了'])),
    },
  },
  'slow-first-word': {
    broken: {
      'an urgent customer hears nothing for two minutes': agentPart(
        said(['agent', '您好，谢谢等待。', { at: at(120) }]),
        { urgent: true },
      ),
      'nobody ever hears anything': agentPart(said(['customer', '在'])),
    },
    kept: {
      'the same two minutes are in time where nothing is urgent': agentPart(
        said(['agent', '您好，谢谢等待。', { at: at(120) }]),
      ),
      'a chat that was given on at once': agentPart([], { endedAt: at(20), finished: false }),
    },
  },
  'complaint-not-soothed': {
    broken: {
      'the complaint brought along is met with business': agentPart(said(['agent', '卡号尾号是多少？'], thanked), {
        reason: { because: 'complaint' },
      }),
      'the bot lists the ways to complain': botPart(said(['customer', '我要投诉'], ['bot', '请拨打热线。']), [
        turn(1, [complaint], 'answer'),
      ]),
    },
    kept: {
      'the agent is sorry first': agentPart(said(['agent', '很抱歉给您带来不便。'], thanked), {
        reason: { because: 'complaint' },
      }),
      'the bot is sorry first': botPart(said(['customer', '我要投诉'], ['bot', '非常抱歉，已记下。']), [
        turn(1, [complaint], 'hand-over-after-soothing'),
      ]),
    },
  },
  'personal-data-shown': {
    broken: {
      'an agent typed a number that had to be masked': agentPart(
        said(['agent', '您的手机号 138****5678', { masked: true }], thanked),
      ),
    },
    kept: {
      'the customer did': agentPart(said(['customer', '138****5678', { masked: true }], thanked)),
      'a card by its last digits': agentPart(said(['agent', '尾号 5678 的卡'], thanked)),
    },
  },
  'emotion-worse': {
    broken: {
      'calm at first, angry at last': botPart(said(['customer', '一'], ['bot', '好。'], ['customer', '二']), [
        turn(1),
        turn(3, [felt('angry', 2)]),
      ]),
    },
    kept: {
      'angry at first, pleased at last': botPart(said(['customer', '一'], ['bot', '好。'], ['customer', '二']), [
        turn(1, [felt('angry', 2)]),
        turn(3, [felt('pleased', 2)]),
      ]),
      'one turn is no course': botPart(said(['customer', '一'], ['bot', '好。']), [turn(1, [felt('angry', 3)])]),
    },
  },
  'no-thanks': {
    broken: { 'the agent just ends': agentPart(said(['customer', '好'], ['agent', '已为您登记。'])) },
    kept: {
      'the agent says goodbye': agentPart(said(['agent', '已登记。'], thanked)),
      'the customer goes on to a colleague': agentPart(said(['agent', '已登记。']), { finished: false }),
    },
  },
  'unknown-figure': {
    broken: { 'a fee that no entry names': agentPart(said(['agent', '手续费 12 元。'], thanked)) },
    kept: {
      'a fee that an entry names': agentPart(said(['agent', '年费 100 元，3 个工作日到账。'], thanked)),
      'the sum that the customer named': agentPart(
        said(['customer', '扣了300元'], ['agent', '300 元已看到。'], thanked),
      ),
    },
  },
};

const rulesIn = (part: Part) => inspect(part).map(({ rule }) => rule);
const cases = (which: 'broken' | 'kept') =>
  conductRules.flatMap((rule) => Object.entries(examples[rule][which]).map(([what, part]) => ({ rule, what, part })));

describe('the rules of conduct', () => {
  it('stand once each under every name', () => {
    expect(conduct.map(({ name }) => name)).toEqual(conductRules);
  });

  it.each(cases('broken'))('$rule is broken where $what', ({ rule, part }) => {
    expect(rulesIn(part)).toContain(rule);
  });

  it.each(cases('kept'))('$rule is kept where $what', ({ rule, part }) => {
    expect(rulesIn(part)).not.toContain(rule);
  });
});

describe('an inspection', () => {
  it('finds faults of tone in what its speaker said, with the words, and in nobody else’s messages', () => {
    const part = agentPart(said(['customer', '你们不归谁管？不知道。'], ['agent', '这个不归我们管。'], thanked));
    const tone = inspect(part).filter(({ rule }) => rule === 'refusing' || rule === 'impolite');
    expect(tone).toMatchObject([{ rule: 'refusing', severity: 'warning', seq: 2, words: '这个不归我们管', points: 5 }]);
  });

  it('numbers its findings from one, in the order of the conversation', () => {
    const found = inspect(agentPart(said(['agent', '大概可以，请立即处理。'], ['agent', '你好。'])));
    expect(found.map(({ number }) => number)).toEqual(found.map((_, place) => place + 1));
    expect(found.map(({ seq }) => seq ?? 0)).toEqual(found.map(({ seq }) => seq ?? 0).toSorted((a, b) => a - b));
  });

  it('of a conversation as it should be scores a hundred', () => {
    const part = agentPart(
      said(['agent', '您好，很高兴为您服务。'], ['customer', '年费多少'], ['agent', '100 元。'], thanked),
    );
    expect([inspect(part), scoreOf(inspect(part))]).toEqual([[], 100]);
  });
});

describe('a score', () => {
  const finding = (number: number, rule: string, points: number) => ({
    number,
    rule,
    points,
    severity: 'warning' as const,
    seq: 1,
    from: 0,
    to: 1,
    words: '一',
  });

  it('takes at most three findings of a rule, and nothing that was withdrawn', () => {
    const findings = [1, 2, 3, 4].map((number) => finding(number, 'vague', 5));
    expect(scoreOf(findings)).toBe(85);
    // The fourth takes the place of the one withdrawn: it was a habit.
    expect(scoreOf(findings, [1])).toBe(85);
    expect(scoreOf(findings, [1, 2])).toBe(90);
    expect(scoreOf([finding(1, 'asks-for-secrets', 40)], [1])).toBe(100);
  });

  it('lies between 0 and 100, and never falls when something is withdrawn', () => {
    const points = { vague: 5, blaming: 8, unanswered: 10 } as const;
    const some = fc.array(fc.constantFrom(...(Object.keys(points) as (keyof typeof points)[])), { maxLength: 30 });
    fc.assert(
      fc.property(some, fc.array(fc.integer({ min: 1, max: 30 })), (rules, withdrawn) => {
        // A rule takes the same wherever it is broken.
        const findings = rules.map((rule, place) => finding(place + 1, rule, points[rule]));
        const [all, less] = [scoreOf(findings), scoreOf(findings, withdrawn)];
        expect(all).toBeGreaterThanOrEqual(0);
        expect(less).toBeLessThanOrEqual(100);
        expect(less).toBeGreaterThanOrEqual(all);
      }),
    );
  });
});
