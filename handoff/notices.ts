import type { NoticeKind, Skill, Utterance } from '#conversation';

/** What the house tells a customer about the handing over, with what it takes to say it. */
export type Notice =
  | { kind: 'queued'; ahead: number }
  | { kind: 'nobody-on-duty'; skill: Skill }
  | { kind: 'message-left' }
  | { kind: 'agent-joined'; agent: NamedAgent }
  | { kind: 'agent-lost'; agent: NamedAgent; ahead: number }
  | { kind: 'finished' }
  | { kind: 'returned-to-bot'; agent: NamedAgent }
  | { kind: 'transferred'; agent: NamedAgent; to: Skill }
  | { kind: 'line-left' }
  | { kind: 'abandoned' };

/** An agent as customers hear of one. */
export interface NamedAgent {
  name: string;
  account: string;
}

/** The tap that leaves the line. It arrives as an ordinary message of the customer. */
const continueWithBot = '继续问智能客服';

/** Whether a customer's message is that tap: whoever receives it calls `leaveLine`. */
export function asksToLeaveLine(text: string): boolean {
  return text.trim() === continueWithBot;
}

/** The tap that asks the bot for a person. */
const askForPerson = '转人工';

/** Notices that are told once per handoff, however often their reason comes and goes. */
export function isToldOnce({ kind }: Notice): boolean {
  return kind === 'nobody-on-duty' || kind === 'message-left';
}

export function word(notice: Notice): Utterance {
  switch (notice.kind) {
    case 'queued':
      return utter('queued', `已为您转接人工客服，${place(notice.ahead)}，请稍候。`, [continueWithBot]);
    case 'nobody-on-duty':
      return utter(
        'nobody-on-duty',
        `目前没有人工客服在线。您可以直接在这里留言，客服上线后会查看并回复您；也可以继续问智能客服。${
          notice.skill === 'urgent'
            ? '如情况紧急，建议您同时拨打银行客服热线（卡片背面印有号码）；如有人身危险，请拨打 110 或 120。'
            : ''
        }`,
        [continueWithBot],
      );
    case 'message-left':
      return utter('message-left', '已记下您的留言，客服上线后会第一时间查看并回复您。', [continueWithBot]);
    case 'agent-joined':
      return {
        text: `${named(notice.agent)}已接入，您之前说的内容我都能看到，不需要重复。`,
        content: { notice: 'agent-joined', agentName: notice.agent.name },
      };
    case 'agent-lost':
      return utter(
        'queued',
        `您与${named(notice.agent)}的连接中断了，抱歉让您久等。您仍按最初的顺序排队，${place(notice.ahead)}，请稍候。您说过的内容都已保留，不需要重复。`,
        [continueWithBot],
      );
    case 'finished':
      return utter('agent-left', '人工服务已结束，感谢您的咨询。如还有问题请直接留言，智能客服会继续为您服务。');
    case 'returned-to-bot':
      return utter(
        'agent-left',
        `${named(notice.agent)}已将对话交回智能客服。您可以继续提问；需要人工服务时，请点“${askForPerson}”。`,
        [askForPerson],
      );
    case 'transferred':
      return utter(
        'agent-left',
        `${named(notice.agent)}正在为您转接${lines[notice.to]}，您说过的内容会一并转交，不需要重复。`,
      );
    case 'line-left':
      return utter('line-left', `已为您退出排队，智能客服会继续为您服务。需要人工服务时，请随时点“${askForPerson}”。`, [
        askForPerson,
      ]);
    case 'abandoned':
      return utter(
        'line-left',
        `您离开较久，人工服务的排队已取消，您说过的内容都已保留。如仍需要人工服务，请点“${askForPerson}”。`,
        [askForPerson],
      );
  }
}

const lines: Record<Skill, string> = { general: '综合客服', complaints: '投诉专席', urgent: '紧急事务专席' };

function named({ name, account }: NamedAgent): string {
  return `客服${name}（工号 ${account}）`;
}

function place(ahead: number): string {
  return ahead === 0 ? '您是下一位' : `您前面还有 ${ahead} 位`;
}

function utter(notice: NoticeKind, text: string, quickReplies: readonly string[] = []): Utterance {
  return { text, content: { notice, ...(quickReplies.length > 0 && { quickReplies }) } };
}
