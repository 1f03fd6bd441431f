import { describe, expect, it } from 'vitest';
import { exampleEntry } from '../example-edition.ts';
import { vagueQuestionsOf } from './vague-questions.ts';

const matters = ['年费', '挂失', '额度', '账单'];

describe('what entries have in common, as a question of its own', () => {
  it('is what begins one wording, ends another and is spoken of by more entries than can be offered', () => {
    expect(vagueQuestionsOf(aboutCards(matters))).toEqual(['信用卡']);
  });

  it('is nothing where all that speak of it can be offered', () => {
    expect(vagueQuestionsOf(aboutCards(matters.slice(1)))).toEqual([]);
  });

  it('is nothing that people approved as the question of an entry', () => {
    expect(vagueQuestionsOf([...aboutCards(matters), exampleEntry('cards', { question: '信用卡？' })])).toEqual([]);
  });

  it('is a word of another script whole, never a part of it', () => {
    const entries = matters.map((matter) =>
      exampleEntry(matter, { question: `app里的${matter}`, similar: [`${matter}打不开app`] }),
    );
    expect(vagueQuestionsOf(entries)).toEqual(['app']);
  });

  it('is nothing in an empty edition', () => {
    expect(vagueQuestionsOf([])).toEqual([]);
  });
});

function aboutCards(some: readonly string[]) {
  return some.map((matter) =>
    exampleEntry(matter, { question: `信用卡${matter}`, similar: [`我想问${matter}，是信用卡`] }),
  );
}
