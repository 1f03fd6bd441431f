import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCourtesies } from './courtesies.ts';

describe('a question without its courtesies', () => {
  it.each([
    ['你好 请问怎么还款', '怎么还款'],
    ['您好 我想咨询一下提前还款 谢谢', '提前还款'],
    ['麻烦问下怎么开通呢', '怎么开通'],
    ['在吗 额度是多少啊 急', '额度是多少'],
    ['打扰了 可以换卡吗 谢谢啦', '可以换卡吗'],
    ['hello how do i repay thanks', 'how do i repay'],
    ['为什么没通过啊啊', '为什么没通过'],
  ])('%s: %s', (said, asked) => {
    expect(withoutCourtesies(said)).toBe(asked);
  });

  it.each(['你好', '谢谢', '在吗', '请问', '我想问'])('%s stays, because nothing else is there', (said) => {
    expect(withoutCourtesies(said)).not.toBe('');
  });

  it.each(['有人冒充客服怎么办', '怎么在线等号', '问题怎么反馈', '想借钱', '那个功能在哪', '麻烦吗'])(
    '%s is asked as it stands',
    (said) => {
      expect(withoutCourtesies(said)).toBe(said);
    },
  );

  it('has none left to take away', () => {
    const said = fc.array(fc.constantFrom('你好', '请问', ' ', '还款', '呢', '谢谢', '啊', '麻烦问下'));
    fc.assert(
      fc.property(said, (parts) => {
        const once = withoutCourtesies(parts.join(''));
        expect(withoutCourtesies(once)).toBe(once);
      }),
    );
  });
});
