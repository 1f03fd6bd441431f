import {
  type ComplaintAgainst,
  type ComplaintGrade,
  type Danger,
  type Emotion,
  type Finding,
  type HandoffReason,
  type Message,
  reached,
} from '#conversation';
import { listen } from '../listen/listen.ts';
import { caseTold } from './case-told.ts';
import { asksSomething } from './small-talk.ts';

const longest = 300;
const longestQuote = 60;
/** Of what was answered, the last, by their questions. */
const mostAnswers = 3;
const longestAnswer = 24;

/**
 * What an agent should know before the first word, in at most 300 UTF-16 units, a line each: the situation, the task,
 * what was done, and where it stands now, as far as it was told: in the customer's words, and nothing concluded from
 * them. Made of masked text only.
 */
export function summarise(messages: readonly Message[], heard: readonly Finding[], reason: HandoffReason): string {
  const wants = messages.flatMap(({ author, text }) => (author.by === 'customer' && saysWhat(text) ? [text] : []));
  const first = wants[0];
  const latest = wants.at(-1);
  const answered = messages
    .filter(reached)
    .flatMap(({ content }) => content.answer?.entries.map(({ question }) => question) ?? []);
  const { did, stands } = caseTold(wants);
  const isNew = (told: string | null): told is string => told !== null && told !== first && told !== latest;
  const sounds = heard.length > 0 ? `；听到${[...new Set(heard.map(findingInWords))].join('、')}` : '';
  return clip(
    [
      `情境：${first === undefined ? '客户未说明具体问题' : quote(first)}${sounds}。`,
      `任务：${latest !== undefined && latest !== first ? `${quote(latest)}。` : taskOf(reason, first !== undefined)}`,
      `行动：${isNew(did) ? `客户称“${did}”，` : ''}${
        answered.length > 0
          ? `智能客服已答${[...new Set(answered)]
              .slice(-mostAnswers)
              .map((one) => `“${clip(one, longestAnswer)}”`)
              .join('、')}`
          : '智能客服尚未作答'
      }。`,
      `结果：${isNew(stands) && stands !== did ? `客户称“${stands}”；` : ''}${reasonInWords(reason)}，转人工。`,
    ].join('\n'),
    longest,
  );
}

/** What is asked of a person, where the customer said nothing further. */
function taskOf(reason: HandoffReason, isKnown: boolean): string {
  switch (reason.because) {
    case 'danger':
      return '先确认客户和资金安全。';
    case 'complaint':
      return '受理投诉。';
    case 'emotion':
      return '先安抚，再解决。';
    default:
      return isKnown ? '解答以上问题。' : '了解客户的问题。';
  }
}

/** Whether a message tells what it is about: more than small talk and a call for a person. */
function saysWhat(text: string): boolean {
  const calls = listen([{ seq: 0, text }]).filter(({ kind }) => kind === 'asks-for-person');
  const rest = calls
    .flatMap(({ evidence }) => evidence)
    .reduceRight((left, { from, to }) => `${left.slice(0, from)}，${left.slice(to)}`, text);
  return asksSomething(rest);
}

function quote(text: string): string {
  return clip(
    text
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/[？?。！!，,]+$/u, ''),
    longestQuote,
  );
}

/** Cuts at a whole character, never inside a surrogate pair. */
function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

const dangerInWords: Readonly<Record<Danger, string>> = {
  'self-harm': '轻生风险',
  fraud: '疑似诈骗',
  'unauthorised-transaction': '盗刷或非本人交易',
  'account-taken-over': '账户被他人登录或冒用',
  'leaked-code': '验证码或密码已泄露',
  'lost-card': '卡或手机丢失',
};
const emotionInWords: Readonly<Record<Emotion, string>> = {
  angry: '愤怒',
  anxious: '焦急',
  confused: '困惑',
  helpless: '无助',
  pleased: '满意',
};
const gradeInWords: Readonly<Record<ComplaintGrade, string>> = {
  general: '投诉',
  'fairly-complex': '较复杂投诉',
  major: '重大投诉',
};
const againstInWords: Readonly<Record<ComplaintAgainst, string>> = {
  service: '服务',
  charge: '收费',
  decision: '业务决定',
  conduct: '行为合规',
};

function findingInWords(finding: Finding): string {
  switch (finding.kind) {
    case 'danger': {
      const words = dangerInWords[finding.danger];
      return finding.probability < 0.5 ? `${words}（待核实）` : words;
    }
    case 'complaint':
      return `${gradeInWords[finding.grade]}（${againstInWords[finding.against]}）`;
    case 'asks-for-person':
      return '要求人工';
    case 'emotion':
      return `${emotionInWords[finding.emotion]} ${finding.strength}/3`;
    case 'abuse':
      return '辱骂';
    case 'vagueness':
      return '问题未说清';
  }
}

function reasonInWords(reason: HandoffReason): string {
  switch (reason.because) {
    case 'danger':
      return dangerInWords[reason.danger];
    case 'emotion':
      return `客户${emotionInWords[reason.emotion]}`;
    case 'complaint':
      return '客户投诉';
    case 'abuse':
      return '客户言语激烈';
    case 'house-rule':
      return '按处置策略';
    case 'asked-for-person':
      return '客户要求人工';
    case 'not-understood':
      return '机器人多次未能理解';
    case 'transferred':
      return '转接';
    case 'bot-failed':
      return '智能客服未能完成回答';
  }
}
