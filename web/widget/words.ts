import type { PlaceInLine } from '#conversation/wire';

/** What the page says, in one language. */
export interface Words {
  language: string;
  /** Which of the house's words are read. */
  tongue: 'zh' | 'en';
  chat: string;
  services: { bot: string; line: string; unattended: string; nobody: string; agent: (name: string | null) => string };
  /** Where in the line, and the range of the wait. */
  place: (place: PlaceInLine) => string;
  large: string;
  close: string;
  person: string;
  /** What a tap on it says: in the customer's language, so that the bot goes on in it. */
  personAsked: string;
  personUnderway: { line: string; unattended: string; agent: string };
  leaveLine: string;
  lineNote: string;
  messageNote: string;
  customer: string;
  bot: string;
  agent: (name: string | null) => string;
  machineMade: string;
  typing: (who: string) => string;
  announcement: string;
  invitation: string;
  olderInvitation: string;
  personFirst: string;
  otherLanguage: { name: string; language: string; address: string };
  tilesTitle: string;
  tiles: readonly { title: string; asks: string }[];
  according: (source: string, further: number) => string;
  effectiveFrom: (day: string) => string;
  helped: string;
  notHelped: string;
  thanksHelped: string;
  thanksNotHelped: string;
  quickReplies: string;
  /** Of the house's taps, by what they say: those that do something instead of asking. */
  acts: Readonly<Record<string, string>>;
  isItThis: (question: string) => string;
  yes: string;
  no: string;
  noneOfThese: string;
  message: string;
  placeholder: string;
  send: string;
  leaveMessage: string;
  leave: string;
  charactersLeft: (left: number) => string;
  charactersOver: (over: number) => string;
  waiting: string;
  sending: string;
  refusedWithoutWhy: string;
  editAgain: string;
  opening: string;
  broken: string;
  stopped: string;
  tryAgain: string;
  newMessages: string;
  /** Notices that the page makes itself, or says in its own language. */
  notices: Readonly<Record<string, (agentName: string | null) => string>>;
}

export const chinese: Words = {
  language: 'zh-CN',
  tongue: 'zh',
  chat: '对话',
  services: {
    bot: '智能客服',
    line: '排队中，正在为您联系客服',
    unattended: '客服暂不在线，可以留言',
    nobody: '本次服务已结束',
    agent: (name) => (name === null ? '客服为您服务' : `客服${name}`),
  },
  place: ({ position, minutes }) => `排队中 第 ${position} 位${minutes === null ? '' : `，${chineseRange(minutes)}`}`,
  large: '大字',
  close: '收起对话',
  person: '转人工',
  personAsked: '转人工',
  personUnderway: {
    line: '已为您转人工，客服接入后会马上回复您。',
    unattended: '已记下您要找人工客服。客服上线后会在这里回复您。',
    agent: '客服正在为您服务，请直接写下您的问题。',
  },
  leaveLine: '不等了，继续问智能客服',
  lineNote: '排队期间可以继续补充情况，客服接入后都能看到。',
  messageNote: '请写下遇到的问题。客服上线后会在这里回复，您回到本页就能看到。',
  customer: '您',
  bot: '智能客服',
  agent: (name) => (name === null ? '客服' : `客服${name}`),
  machineMade: 'AI 生成',
  typing: (who) => `${who}正在输入`,
  announcement: '公告',
  invitation: '您好，请直接写下您遇到的问题，也可以从常见问题开始。',
  olderInvitation: '您好。想和人说话，请点下面的按钮；也可以选一个问题，或直接写给我们。',
  personFirst: '找人工客服',
  otherLanguage: { name: 'English', language: 'en', address: '?lang=en' },
  tilesTitle: '常见问题',
  tiles: [
    { title: '忘记登录密码', asks: '登录密码忘记了，怎样重新设置？' },
    { title: '转账没到账', asks: '转账显示成功，对方还没收到，要等多久？' },
    { title: '信用卡年费', asks: '信用卡年费是多少，怎样免年费？' },
    { title: '挂失银行卡', asks: '银行卡丢失或被偷，怎样马上挂失？' },
    { title: '贷款利率', asks: 'LPR下调后，房贷利率什么时候调整？' },
    { title: '投诉与建议', asks: '对服务不满意，怎样投诉？' },
  ],
  according: (source, further) => `依据${titled(source)}${further > 0 ? `等 ${further + 1} 份` : ''}`,
  effectiveFrom: (day) => `自 ${day} 起施行`,
  helped: '有用',
  notHelped: '没解决',
  thanksHelped: '已标记有用，谢谢您。',
  thanksNotHelped: '已记下没有解决。您可以换个说法再问，或转人工。',
  quickReplies: '可以这样回复',
  acts: { 转人工: '转人工', 继续问智能客服: '继续问智能客服' },
  isItThis: (question) => `您想问的是“${question.replace(/[？?]$/, '')}”吗？`,
  yes: '是的',
  no: '不是',
  noneOfThese: '没有您要问的。请换个说法再写一次，或者找人工客服。',
  message: '消息',
  placeholder: '请输入您的问题',
  send: '发送',
  leaveMessage: '请留言',
  leave: '留言',
  charactersLeft: (left) => `还可输入 ${left} 字`,
  charactersOver: (over) => `超出 ${over} 字，请缩短或分几条发送`,
  waiting: '待发送',
  sending: '发送中',
  refusedWithoutWhy: '未发送。请修改后重新发送。',
  editAgain: '重新编辑',
  opening: '正在连接',
  broken: '网络不稳，正在重连，消息会按顺序发出',
  stopped: '暂时无法连接客服。您写的内容都已保留，请稍后重试。',
  tryAgain: '重试',
  newMessages: '有新消息',
  notices: {
    expired: () => '上一次对话已超时，已为您开始新的对话。之前的内容银行已留存，需要时请重新说明。',
    ended: () => '上一次对话已结束，已为您开始新的对话。',
    over: () => '本次服务已结束。继续输入即可开始新的对话。',
  },
};

export const english: Words = {
  language: 'en',
  tongue: 'en',
  chat: 'Conversation',
  services: {
    bot: 'Virtual assistant',
    line: 'In line for an agent',
    unattended: 'No agent on duty; leave a message',
    nobody: 'This service has ended',
    agent: (name) => (name === null ? 'Agent' : `Agent ${name}`),
  },
  place: ({ position, minutes }) => `In line, no. ${position}${minutes === null ? '' : `, ${englishRange(minutes)}`}`,
  large: 'Large',
  close: 'Close the chat',
  person: 'Ask a person',
  personAsked: 'Talk to a person',
  personUnderway: {
    line: 'An agent has been asked for and will reply as soon as they join.',
    unattended: 'It is noted that you want a person. An agent will reply here once on duty.',
    agent: 'An agent is talking to you. Write your question here.',
  },
  leaveLine: 'Stop waiting and go on with the assistant',
  lineNote: 'You can add details while you wait. The agent will see everything.',
  messageNote: 'Write what happened. An agent will reply here; come back to this page to read it.',
  customer: 'You',
  bot: 'Virtual assistant',
  agent: (name) => (name === null ? 'Agent' : `Agent ${name}`),
  machineMade: 'AI-generated',
  typing: (who) => `${who} is writing`,
  announcement: 'Notice',
  invitation: 'Hello. Write what happened, or start from a common question.',
  olderInvitation: 'Hello. To talk to a person, tap the button below. Or choose a question, or write to us.',
  personFirst: 'Talk to a person',
  otherLanguage: { name: '中文', language: 'zh-CN', address: '?lang=zh' },
  tilesTitle: 'Common questions',
  tiles: [
    { title: 'Forgotten password', asks: '登录密码忘记了，怎样重新设置？' },
    { title: 'Transfer not arrived', asks: '转账显示成功，对方还没收到，要等多久？' },
    { title: 'Credit card fee', asks: '信用卡年费是多少，怎样免年费？' },
    { title: 'Report a lost card', asks: '银行卡丢失或被偷，怎样马上挂失？' },
    { title: 'Loan rates', asks: 'LPR下调后，房贷利率什么时候调整？' },
    { title: 'Complaints', asks: '对服务不满意，怎样投诉？' },
  ],
  according: (source, further) => `Source: ${titled(source)}${further > 0 ? ` and ${further} more` : ''}`,
  effectiveFrom: (day) => `in force from ${day}`,
  helped: 'Helpful',
  notHelped: 'Not solved',
  thanksHelped: 'Marked as helpful. Thank you.',
  thanksNotHelped: 'Noted as not solved. Put it in other words, or ask for a person.',
  quickReplies: 'Suggested replies',
  acts: {
    'Talk to a person': 'Talk to a person',
    转人工: 'Talk to a person',
    继续问智能客服: 'Go on with the assistant',
  },
  isItThis: (question) => `Is this your question: ${question}`,
  yes: 'Yes',
  no: 'No',
  noneOfThese: 'None of these, then. Put it in other words, or talk to a person.',
  message: 'Message',
  placeholder: 'Write your question',
  send: 'Send',
  leaveMessage: 'Leave a message',
  leave: 'Leave',
  charactersLeft: (left) => `${left} characters left`,
  charactersOver: (over) => `${over} characters too many: shorten it, or send it in parts`,
  waiting: 'Waiting',
  sending: 'Sending',
  refusedWithoutWhy: 'Not sent. Change it and send it again.',
  editAgain: 'Edit',
  opening: 'Connecting',
  broken: 'The network is unstable. Reconnecting; messages will go out in order',
  stopped: 'We cannot be reached for the moment. What you wrote is kept; try again in a while.',
  tryAgain: 'Try again',
  newMessages: 'New messages',
  notices: {
    queued: () => 'You are in line for an agent, who will see what you have written. No need to repeat it.',
    'nobody-on-duty': () =>
      'No agent is on duty. Leave a message here and an agent will reply, or go on with the assistant. If it is urgent, call the number on the back of your card.',
    'message-left': () => 'Your message is noted. An agent will read it and reply.',
    'agent-joined': (name) =>
      `${name === null ? 'An agent' : `Agent ${name}`} has joined and sees what you have written.`,
    'agent-left': () => 'The agent has left this conversation.',
    'line-left': () => 'You are no longer in line. The assistant goes on helping you.',
    identified: () => 'Your identity is confirmed. What was said before is kept.',
    expired: () => 'The last conversation has expired, so a new one was started. The bank keeps what was said there.',
    ended: () => 'The last conversation has ended, so a new one was started.',
    over: () => 'This service has ended. Write on to start a new conversation.',
  },
};

function titled(source: string): string {
  return source.includes('《') ? source : `《${source}》`;
}

type Minutes = NonNullable<PlaceInLine['minutes']>;
/** Beyond this many minutes a number would promise more than anybody knows. */
const longWait = 60;

function chineseRange({ from, to }: Minutes): string {
  if (from >= longWait) return '可能超过 1 小时';
  if (from === 0) return `约 ${to} 分钟内`;
  return from === to ? `约 ${to} 分钟` : `约 ${from}–${to} 分钟`;
}

function englishRange({ from, to }: Minutes): string {
  if (from >= longWait) return 'may take over an hour';
  if (from === 0) return `within about ${to} min`;
  return from === to ? `about ${to} min` : `about ${from}–${to} min`;
}
