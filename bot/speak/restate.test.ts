import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTone } from '#tone';
import { restate, whichAbout } from './restate.ts';

const zh = { language: 'zh' } as const;
const asked = (question: string) => ({ question });

describe('restating', () => {
  it('quotes the approved questions, without their marks', () => {
    expect(restate(['一', '二'], [asked('年费怎么收？'), asked('怎样挂失？')], zh)?.text).toBe(
      '您问的是“年费怎么收”、“怎样挂失”，下面逐一答复。',
    );
    const english = restate(['x'.repeat(60)], [asked('Fees?')], { language: 'en' });
    expect(english?.text).toBe('You are asking: “Fees”.');
  });

  it('is left out where the answer shows it, and where there is none', () => {
    expect(restate(['年费怎么收'], [asked('年费怎么收？')], zh)).toBeNull();
    expect(restate(['一'.repeat(100)], [], zh)).toBeNull();
  });

  it('keeps to the rules of speaking around whatever is quoted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('年费怎么收？', '怎样挂失？', '密码忘了怎么办？'), { minLength: 2 }),
        (all) => {
          const said = restate(['问'], all.map(asked), zh);
          expect(checkTone(said?.text ?? '')).toEqual([]);
        },
      ),
    );
  });
});

describe('asking which', () => {
  it('says what the questions have in common, where they have it', () => {
    const about = (...categories: string[]) =>
      whichAbout(
        categories.map((category) => ({ category })),
        zh,
      );
    expect(about('投诉', '投诉')).toBe('您问的和“投诉”有关，是下面哪一个？');
    expect(about('投诉', '卡片')).toBeNull();
    expect(about('', '')).toBeNull();
    expect(about()).toBeNull();
  });
});
