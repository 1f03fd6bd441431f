import type { RefusedFor } from './refused-for.ts';

/** Finds what may not be said, whatever stands beside it; some of it may be said where the evidence says it. */
interface Forbidden {
  check: RefusedFor;
  find(text: string, evidence: string): string | null;
}

/** 不保本, 不承诺收益 say the contrary of a promise: allowed in the evidence's own words. */
const denial = /(?:不|非|未|无|没有|并不|不得|不会|不能|请勿|切勿|勿|谨防|警惕|声称|所谓|承诺的)[^，。；！？]{0,6}$/u;

const promise =
  /保本|保息|保收益|保证(?:本金|收益|回报|盈利)|收益(?:率)?(?:有)?(?:保证|保障|稳定|确定)|稳赚|稳健(?:增值|收益)|包赚|必赚|必涨|一定(?:会)?(?:赚|涨|盈利)|只赚不赔|不会(?:亏|赔)|零风险|无风险|没有风险|低风险|高收益|高回报|刚性兑付|刚兑|旱涝保收|兜底|(?:预期|预计)(?:年化)?收益(?:率)?可?达|翻倍|guaranteed?|risk-?free/iu;

const advice =
  /(?:建议|推荐|不妨|可以考虑|值得|适合)您?(?:尽快|尽早|马上|优先|现在|继续|适量)?(?:购买|买入|买|申购|认购|投资|配置|持有|加仓|入手|投入|赎回|卖出|贷款|办卡)|(?:赶紧|抓紧|赶快|尽快|马上)(?:购买|买入|申购|认购|投资|入手)|(?:好|优质|热门|明星)(?:产品|理财|基金)|机会难得|不容错过/u;

const act =
  /(?:我|我们|本行|系统|这边|智能客服)?(?:已经|已|刚刚|刚才)(?:成功)?(?:为|帮|替|给)您|(?:我|我们|这边)(?:已经|已|来|会|将|马上|这就|可以)(?:成功)?(?:为|帮|替|给)?您?(?:办理|挂失|冻结|解冻|提交|登记|转账|退款|退还|取消|开通|关闭|修改|重置|注销|查询|核实|审批|处理)|(?:正在|马上|稍后|现在|将)(?:为|帮|替|给)您(?!的)|您的[^，。]{0,12}(?:已(?:经)?(?:成功)?(?:挂失|冻结|解冻|办理|提交|退款|退回|取消|开通|关闭|修改|重置|注销))/u;

const secret = '(?:验证码|密码|口令|动态码|校验码|安全码|cvv2?|有效期|(?:完整)?(?:卡号|证件号码?|身份证号码?)|人脸)';
const asking = /(?:告诉|告知|发(?:送|给|来)?|提供|回复|说(?:一下|出)|报(?:一下|给)|输入|填写|上传|出示)/u;
const toUs =
  /(?:告诉|告知|发给|发来|发送给|提供给|回复|报给)(?:我|我们|客服|这里|本行)|(?:在这里|在对话(?:框)?(?:里|中)?)(?:输入|填写|发送|回复)/u;
const warning = /(?:不要|请勿|切勿|勿|别|不得|不会|不应|不能|拒绝|谨防|任何人)/u;

const person =
  /(?:我|这边)是(?:人工|真人|真实的人|客服专员|客户经理|银行员工|工作人员)|(?:我)?不是(?:机器人|程序|AI|智能客服)/iu;

/** Words that bind the bank: only in the evidence's own words. */
const strong =
  /免费|免收|免除|减免|全免|无需|不需要|不用|不限|无限|必须|只能|立即|立刻|马上|实时|随时|秒到|当场|永久|终身|全额|全部|所有|任何|一律|一定|肯定|绝对|保证|承诺|确保|最高|最低|最快|最优|唯一|自动|24小时|全天/gu;

export const forbidden: readonly Forbidden[] = [
  { check: 'promise-of-returns', find: (text, evidence) => unlessDenied(promise, text, evidence) },
  { check: 'advice-to-buy', find: (text) => advice.exec(text)?.[0] ?? null },
  { check: 'claims-an-act', find: (text, evidence) => outsideOf(evidence, act.exec(text)?.[0]) },
  { check: 'asks-for-secrets', find: secretsAsked },
  { check: 'poses-as-person', find: (text) => person.exec(text)?.[0] ?? null },
  {
    check: 'stronger-than-evidence',
    find: (text, evidence) => (text.match(strong) ?? []).find((word) => !evidence.includes(word)) ?? null,
  },
];

function unlessDenied(pattern: RegExp, text: string, evidence: string): string | null {
  const found = pattern.exec(text);
  if (!found) return null;
  const denied = denial.test(text.slice(0, found.index)) && evidence.includes(found[0]);
  return denied ? null : found[0];
}

function outsideOf(evidence: string, words: string | undefined): string | null {
  return words === undefined || evidence.includes(words) ? null : words;
}

/** 按提示输入验证码 is a step where the evidence has it; 告诉我验证码 never is. */
function secretsAsked(text: string, evidence: string): string | null {
  for (const clause of text.split(/[，,。；;！？]/u)) {
    if (!new RegExp(secret, 'iu').test(clause) || warning.test(clause)) continue;
    if (toUs.test(clause)) return clause;
    const verb = asking.exec(clause)?.[0];
    if (verb === undefined) continue;
    const named = new RegExp(secret, 'iu').exec(clause)?.[0] ?? '';
    if (!new RegExp(`${verb}[^。！？；]{0,24}${named}|${named}[^。！？；]{0,24}${verb}`, 'iu').test(evidence))
      return clause;
  }
  return null;
}
