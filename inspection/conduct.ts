import type { ConductRule, Finding, InspectionSeverity } from '#conversation';
import { answersAfter, asAWhole, type Broken, type Part, placeOf, speaks } from './part.ts';

/** One rule of conduct: what is looked for in a part, and what it takes from the score where it is broken. */
interface Conduct {
  name: ConductRule;
  severity: InspectionSeverity;
  points: number;
  /** The rule as one would tell it a colleague. */
  says: string;
  broken(part: Part): readonly Broken[];
}

/** Seconds from taking a customer to the first word: the product's time limits for a person's word. */
const firstWordWithin = { urgent: 60, otherwise: 180 };
/** A customer who is heard out is soothed within so many messages. */
const soothedWithin = 3;

const soothing =
  /抱歉|对不起|不好意思|理解|体谅|久等|给您(?:带来|添)|您的(?:心情|感受|担心)|重视|感谢您(?:的)?反映|着急|\b(?:sorry|apolog\w{1,8}|understand|concern)\b/iu;
const advice =
  /挂失|冻结|止付|报警|110|120|96110|12356|修改.{0,8}密码|改密|停止.{0,6}转账|不要.{0,12}(?:转账|提供|告诉|告知|点击)|陪您|担心您|\b(?:block|freeze|police|change your password|emergency)\b|\bshare no\b/iu;
const thanks = /谢|再见|祝您|愉快|\bthank|\bgoodbye\b|\bbye\b|\bhave a (?:good|nice)\b/iu;
const asks =
  /[?？]|吗[。！.]?$|呢[。！.]?$|怎么|如何|什么|多少|哪里|哪个|为什么|为啥|能不能|可不可以|是不是|有没有|几天|多久|\b(?:how|what|when|where|why|which|can I|could you)\b/iu;
const courtesy = /^(?:.{0,4}(?:谢谢|感谢|再见|拜拜|好的|知道了|明白了|没有了)|ok|thanks?|thank you|bye)/iu;

/** Every rule of conduct, the gravest first. */
export const conduct: readonly Conduct[] = [
  {
    name: 'danger-without-advice',
    severity: 'grave',
    points: 30,
    says: 'Whoever is in danger is told at once how to stay safe.',
    broken: (part) => unanswered(part, 'danger', advice),
  },
  {
    name: 'person-not-offered',
    severity: 'warning',
    points: 15,
    says: 'Whoever asks the bot for a person gets one, or is offered one.',
    broken(part) {
      if (part.of.by !== 'bot') return [];
      return part.turns.flatMap(({ heard, decision, throughSeq }) => {
        const asked = heard.find(({ kind }) => kind === 'asks-for-person');
        if (!asked || decision?.startsWith('hand-over')) return [];
        const offered = answersAfter(part, throughSeq).some(({ content, text }) =>
          [text, ...(content.quickReplies ?? [])].some((said) => /人工|\bperson\b/iu.test(said)),
        );
        return offered ? [] : [placeOf(asked)];
      });
    },
  },
  {
    name: 'unanswered',
    severity: 'warning',
    points: 10,
    says: 'A conversation does not end on a question.',
    broken(part) {
      if (part.of.by === 'bot') {
        const last = part.turns.at(-1);
        if (last?.decision !== 'decline') return [];
        return [placeInLastMessage(part, last.throughSeq)];
      }
      const last = part.messages.findLast(({ author }) => author.by !== 'notice');
      if (last?.author.by !== 'customer' || courtesy.test(last.text) || !asks.test(last.text)) return [];
      return [placeInLastMessage(part, last.seq)];
    },
  },
  {
    name: 'slow-first-word',
    severity: 'warning',
    points: 10,
    says: 'Whoever takes a customer speaks to them within the time limit.',
    broken(part) {
      if (part.of.by !== 'agent') return [];
      const { takenAt, endedAt, urgent } = part.of;
      const first = speaks(part)[0];
      const seconds = ((first?.at ?? endedAt).getTime() - takenAt.getTime()) / 1_000;
      if (seconds <= (urgent ? firstWordWithin.urgent : firstWordWithin.otherwise)) return [];
      return [{ ...asAWhole, seq: first?.seq ?? null }];
    },
  },
  {
    name: 'complaint-not-soothed',
    severity: 'warning',
    points: 10,
    says: 'A complaint is met with understanding before it is handled.',
    broken(part) {
      const broughtAlong =
        part.of.by === 'agent' && part.of.reason.because === 'complaint' && speaks(part).length > 0
          ? speaks(part)
              .slice(0, soothedWithin)
              .some(({ text }) => soothing.test(text))
            ? []
            : [asAWhole]
          : [];
      return broughtAlong.length > 0 ? broughtAlong : unanswered(part, 'complaint', soothing).slice(0, 1);
    },
  },
  {
    name: 'personal-data-shown',
    severity: 'warning',
    points: 10,
    says: 'Nobody at the desk writes out a customer’s numbers.',
    broken: (part) =>
      part.of.by === 'agent'
        ? speaks(part)
            .filter(({ masked }) => masked)
            .map(({ seq, text }) => ({ seq, ...hidden(text) }))
        : [],
  },
  {
    name: 'emotion-worse',
    severity: 'warning',
    points: 5,
    says: 'A customer leaves no more upset than they came.',
    broken(part) {
      const [first, last] = [part.turns[0], part.turns.at(-1)];
      if (!first || !last || first === last || distress(last.heard) <= distress(first.heard)) return [];
      return [placeInLastMessage(part, last.throughSeq)];
    },
  },
  {
    name: 'no-thanks',
    severity: 'note',
    points: 2,
    says: 'A chat ends with thanks.',
    broken(part) {
      if (part.of.by !== 'agent' || !part.of.finished) return [];
      const last = speaks(part).slice(-3);
      return last.length === 0 || last.some(({ text }) => thanks.test(text)) ? [] : [asAWhole];
    },
  },
  {
    name: 'unknown-figure',
    severity: 'note',
    points: 0,
    says: 'A rate, a fee or a deadline that an agent names stands in an approved entry.',
    broken(part) {
      const { approved } = part;
      if (part.of.by !== 'agent' || approved === null) return [];
      const customers = part.messages.filter(({ author }) => author.by === 'customer').map(({ text }) => text);
      return speaks(part).flatMap(({ seq, text }) =>
        [...text.matchAll(figures)]
          .filter(
            ([words]) => !approved.has(plain(words)) && !customers.some((said) => plain(said).includes(plain(words))),
          )
          .map(({ index, 0: words }) => ({ seq, from: index, to: index + words.length, words })),
      );
    },
  },
];

/** Rates, sums and deadlines as they are written. */
export const figures =
  /\d{1,12}(?:[.,]\d{1,6}){0,4}\s?(?:%|‰|元|万元|美元|个?工作日|个?自然日|天|个月|小时|分钟|个?基点)/gu;

/** The same figure in one form: 3 个工作日, 3个工作日. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s,]/gu, '')
    .replaceAll('个工作日', '工作日')
    .replaceAll('个自然日', '自然日');
}

/** What is less likely is held against nobody. */
const HELD_AGAINST_FROM = { danger: 0.5, complaint: 0.6 };

/** Findings of a kind that what the speaker said next does not meet. Who never spoke again breaks another rule. */
function unanswered(part: Part, kind: 'danger' | 'complaint', met: RegExp): readonly Broken[] {
  return part.turns.flatMap(({ heard, throughSeq }) => {
    const finding = heard.find((each) => each.kind === kind && each.probability >= HELD_AGAINST_FROM[kind]);
    const answers = answersAfter(part, throughSeq);
    if (!finding || answers.length === 0 || answers.some(({ text }) => met.test(text))) return [];
    return [placeOf(finding)];
  });
}

function distress(heard: readonly Finding[]): number {
  return Math.max(
    0,
    ...heard.map((finding) =>
      finding.kind === 'emotion' && ['angry', 'anxious', 'helpless'].includes(finding.emotion) ? finding.strength : 0,
    ),
  );
}

function placeInLastMessage(part: Part, seq: number): Broken {
  const text = part.messages.find((message) => message.seq === seq)?.text ?? '';
  return { seq, from: 0, to: text.length, words: text };
}

/** Where a message hides something. */
function hidden(text: string): Pick<Broken, 'from' | 'to' | 'words'> {
  const found = /[\w-]{0,12}\*{2,}[\w-]{0,12}|[[［][^\]］]{1,12}[\]］]/u.exec(text);
  return found
    ? { from: found.index, to: found.index + found[0].length, words: found[0] }
    : { from: 0, to: text.length, words: text };
}
