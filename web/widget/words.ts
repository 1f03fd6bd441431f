/** What the page says, in one language. */
export interface Words {
  language: string;
  bank: string;
  chat: string;
  services: { bot: string; line: string; unattended: string; nobody: string; agent: (name: string | null) => string };
  person: string;
  personAsked: string;
  leaveLine: string;
  lineNote: string;
  customer: string;
  bot: string;
  agent: (name: string | null) => string;
  machineMade: string;
  typing: string;
  invitation: string;
  tilesTitle: string;
  tiles: readonly { title: string; asks: string }[];
  according: (source: string, further: number) => string;
  effectiveFrom: (day: string) => string;
  helped: string;
  notHelped: string;
  thanksHelped: string;
  thanksNotHelped: string;
  quickReplies: string;
  message: string;
  placeholder: string;
  send: string;
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
  /** Notices that the page makes itself. */
  notices: Readonly<Record<string, string>>;
}

export const chinese: Words = {
  language: 'zh-CN',
  bank: '示范银行',
  chat: '对话',
  services: {
    bot: '智能客服',
    line: '排队中，正在为您联系客服',
    unattended: '客服暂不在线，可以留言',
    nobody: '本次服务已结束',
    agent: (name) => (name === null ? '客服为您服务' : `客服${name}`),
  },
  person: '转人工',
  personAsked: '转人工',
  leaveLine: '不等了，继续问智能客服',
  lineNote: '排队期间可以继续补充情况，客服接入后都能看到。',
  customer: '您',
  bot: '智能客服',
  agent: (name) => (name === null ? '客服' : `客服${name}`),
  machineMade: 'AI 生成',
  typing: '正在输入',
  invitation: '您好，请直接写下您遇到的问题，也可以从常见问题开始。',
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
  message: '消息',
  placeholder: '请输入您的问题',
  send: '发送',
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
    expired: '上一次对话已超时，已为您开始新的对话。之前的内容银行已留存，需要时请重新说明。',
    ended: '上一次对话已结束，已为您开始新的对话。',
    over: '本次服务已结束。继续输入即可开始新的对话。',
  },
};

export const english: Words = {
  language: 'en',
  bank: 'Demo Bank',
  chat: 'Conversation',
  services: {
    bot: 'Virtual assistant',
    line: 'In line for an agent',
    unattended: 'No agent on duty; leave a message',
    nobody: 'This service has ended',
    agent: (name) => (name === null ? 'Agent' : `Agent ${name}`),
  },
  person: 'Ask for a person',
  personAsked: '转人工',
  leaveLine: 'Stop waiting and go on with the assistant',
  lineNote: 'You can add details while you wait. The agent will see everything.',
  customer: 'You',
  bot: 'Virtual assistant',
  agent: (name) => (name === null ? 'Agent' : `Agent ${name}`),
  machineMade: 'AI-generated',
  typing: 'Writing',
  invitation: 'Hello. Write what happened, or start from a common question.',
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
  message: 'Message',
  placeholder: 'Write your question',
  send: 'Send',
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
    expired: 'The last conversation has expired, so a new one was started. The bank keeps what was said there.',
    ended: 'The last conversation has ended, so a new one was started.',
    over: 'This service has ended. Write on to start a new conversation.',
  },
};

function titled(source: string): string {
  return source.includes('《') ? source : `《${source}》`;
}
