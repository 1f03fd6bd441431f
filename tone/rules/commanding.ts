import type { ToneRule } from '../rule.ts';

/** We do it ourselves, or it is something a customer wants or may do, or the name of a button. */
const notAsked =
  /(?:我|我们|我行|本行|银行|同事|专员|人员|部门|系统|会|将|已经?|为您|帮您|给您|替您|正在?|可以|可|能|能否|想|要|需要?|如需|是否|不必|不用|无需|不|来|去|也|都|便|就|再|后|[“"「『【《—-])$/u;
/** What protects a customer is said with urgency. */
const danger = /挂失|冻结|止付|盗|诈|骗|报警|丢失|泄露|紧急|危险|110|120|96110/u;

export const commanding: ToneRule = {
  name: 'commanding',
  severity: 'warning',
  what: { zh: '命令语气', en: 'commands' },
  why: {
    zh: '命令让客户觉得被支使；请先说我们在做什么。',
    en: 'A command pushes the customer about; say first what we are doing.',
  },
  example: {
    zh: '我们正在协助您处理，您可以随时联系我们。',
    en: 'We are helping you with this, and you can reach us at any time.',
  },
  patterns: [
    {
      words: /(?:请您|请你|请|您|你|麻烦您)(?:立即|立刻|马上|赶紧|赶快)(?:自行)?(?:处理|解决)(?:一下)?/giu,
      unlessBehind: notAsked,
      unlessIn: danger,
      instead: '我们正在协助您处理，您可以随时联系我们',
    },
    {
      words:
        /(?:请您|请你|请|您|你|麻烦您)(?:立即|立刻|马上|赶紧|赶快)(回复|回电|确认|核实|办理|操作|联系我们)|(?:请您|请你|请|您|你|麻烦您)?(?:立即|立刻|马上|赶紧|赶快)(还款|还钱|还清|缴费|付款|补交|补充|提供|提交|配合|上传|签字|签署|过来|(?:去|到|来)网点)/giu,
      unlessBehind: notAsked,
      unlessIn: danger,
      instead: ([, reply, act = reply ?? '']) => `请您方便时${act.replace('还钱', '还款')}`,
    },
    {
      words: /(?:您|你)(?:必须|务必|一定要|只能|得(?=先|把|去|自己|本人|带|重新))/giu,
      unlessIn: danger,
      instead: '需要您',
    },
    { words: /不准(?!确|备|时|入|许)|不许(?!可)/giu, instead: '目前不能' },
    { words: /给我(?:听着|记住|老实|快点|马上|立刻|赶紧)/giu },
    { words: /(?:您|你)?(?:按我说的(?:做|办)|听我的(?:就行|就是)?|照做就(?:行|是))/giu, instead: '请您参照这些步骤' },
    {
      words: /\byou must(?! (?:be|have been|feel)\b)|\byou(?: had|['’]d) better\b/giu,
      unlessIn: /\b(?:block|fraud|stolen|scam|police|110)\b/iu,
      instead: 'please',
    },
    {
      words:
        /\b(?:do|handle|fix|pay|send|submit|provide|reply|respond)(?: it| this| that)? (?:immediately|right now|at once)\b/giu,
      unlessBehind: /\b(?:we|I|to|will|can|['’]ll)(?: \w{2,6})? $/iu,
      unlessIn: /\b(?:block|fraud|stolen|scam|police|110)\b/iu,
      sentence: 'We are helping you with this, and you can reach us at any time',
    },
  ],
  wrong: [
    { says: '请立即处理。', words: '请立即处理', better: '我们正在协助您处理，您可以随时联系我们。' },
    { says: '您必须本人到网点。', words: '您必须', better: '需要您本人到网点。' },
    { says: '请马上确认金额', words: '请马上确认', better: '请您方便时确认金额' },
    { says: '马上提供材料', words: '马上提供', better: '请您方便时提供材料' },
    { says: '不许再打电话。', words: '不许', better: '目前不能再打电话。' },
    { says: 'You must bring your passport.', words: 'You must', better: 'Please bring your passport.' },
    {
      says: 'Pay it immediately.',
      words: 'Pay it immediately',
      better: 'We are helping you with this, and you can reach us at any time.',
    },
  ],
  right: [
    '我们马上处理。',
    '马上核实，请您稍候。',
    '我马上为您处理，请稍候。',
    '请您立即停止转账，并报警。',
    '您可以马上办理。',
    '点“立即办理”，按页面提示操作。',
    '在“贷款—立即还款”还清。',
    '您必须先冻结这张卡，防止再被盗刷。',
    '金额不准确时，请告诉我。',
    'You must be worried, I understand.',
    'We will reply right now.',
  ],
};
