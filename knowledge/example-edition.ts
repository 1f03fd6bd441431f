import type { EditionId, EntryId } from '#conversation';
import { EditionEncoder } from './encoder/edition-encoder.ts';
import { rowsFromGroups } from './encoder/from-groups.ts';
import { Rows } from './encoder/rows.ts';
import type { EditionContents, Entry } from './knowledge-index.ts';

/** Entries to test an index with: small, and each with a trap for its neighbour. */
export const exampleEntries: readonly Entry[] = [
  exampleEntry('card-lost', {
    question: '银行卡丢了怎样挂失？',
    similar: ['卡不见了', '钱包被偷 卡也在里面', '我要挂失银行卡', '挂失要不要手续费'],
    answer: '请在手机银行的“卡片管理”里选择“挂失”，立即生效，不收费用。',
  }),
  exampleEntry('card-found', {
    question: '挂失的银行卡找到了，怎样解除挂失？',
    similar: ['卡又找到了', '取消挂失', '解挂要带什么'],
    answer: '请带身份证和卡片到任一网点解除挂失。',
  }),
  exampleEntry('annual-fee', {
    question: '信用卡年费是多少？',
    similar: ['年费怎么收', 'ATM 取款收费吗', '金卡一年多少钱'],
    answer: '普卡每年一百元，消费满六笔免次年年费。',
  }),
  exampleEntry('transfer-limit', {
    question: '转账限额怎样调整？',
    similar: ['转不出去 说超限额', '一天最多转多少'],
    answer: '请在手机银行的“转账设置”里调整每日限额。',
  }),
];

export function exampleEntry(id: string, changes: Partial<Entry> = {}): Entry {
  return {
    id: id as EntryId,
    question: id,
    similar: [],
    answer: '',
    category: '示例',
    source: '《示例说明》',
    effectiveFrom: null,
    effectiveTo: null,
    ...changes,
  };
}

export function exampleEdition(number: number, entries: readonly Entry[] = exampleEntries): EditionContents {
  return { id: number as EditionId, entries };
}

/** An encoder that knows these entries and nothing else. */
export function exampleEncoder(entries: readonly Entry[] = exampleEntries): EditionEncoder {
  const groups = entries.map(({ question, similar }) => [question, ...similar]);
  const base = Rows.none(64);
  return new EditionEncoder(rowsFromGroups(groups, { base, rounds: 5, seed: 1, rate: 0.2 }), base, 4);
}
