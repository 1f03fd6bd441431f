/** The house's words as agents read them. */
import type { FindingView, HandoffView, MessageView, SendsLeft } from '#conversation/wire';

/** What a colour stands for; a word always goes with it. */
export type Tone = 'danger' | 'warning' | 'plain';

const dangers: Record<string, string> = {
  fraud: '疑似诈骗',
  'lost-card': '卡片丢失',
  'unauthorised-transaction': '盗刷',
  'self-harm': '人身安全',
};
const emotions: Record<string, string> = { angry: '愤怒', anxious: '焦急', confused: '困惑' };

export function reasonOf({ because, danger, emotion }: HandoffView['reason']): { word: string; tone: Tone } {
  switch (because) {
    case 'danger':
      return { word: dangers[danger ?? ''] ?? '紧急情况', tone: 'danger' };
    case 'emotion':
      return { word: `情绪${emotions[emotion ?? ''] ?? '波动'}`, tone: toneOf(emotion) };
    case 'complaint':
      return { word: '投诉', tone: 'plain' };
    case 'asked-for-person':
      return { word: '要求人工', tone: 'plain' };
    case 'not-understood':
      return { word: '未能解答', tone: 'plain' };
    case 'transferred':
      return { word: '同事转接', tone: 'plain' };
    case 'bot-failed':
      return { word: '智能客服未能应答', tone: 'plain' };
  }
}

export function findingOf({ kind, danger, emotion, strength }: FindingView): { word: string; tone: Tone } {
  switch (kind) {
    case 'danger':
      return { word: dangers[danger ?? ''] ?? '紧急情况', tone: 'danger' };
    case 'emotion':
      return { word: `${emotions[emotion ?? ''] ?? '情绪'}${strength ? ` ${strength}/3` : ''}`, tone: toneOf(emotion) };
    case 'complaint':
      return { word: '投诉', tone: 'plain' };
    case 'asks-for-person':
      return { word: '要求人工', tone: 'plain' };
  }
}

function toneOf(emotion: string | undefined): Tone {
  if (emotion === 'angry') return 'danger';
  return emotion === 'anxious' ? 'warning' : 'plain';
}

export const skillWords = { general: '综合', complaints: '投诉', urgent: '紧急' } as const;
export const presenceWords = { online: '在线', away: '离开', offline: '离线' } as const;
export const roleWords = {
  agent: '坐席',
  supervisor: '班长',
  editor: '知识编辑',
  reviewer: '知识审核',
  administrator: '管理员',
} as const;

const channels: Record<string, string> = {
  web: '网页',
  'direct-line': '网页',
  directline: '网页',
  'wechat-official': '微信公众号',
};
const tiers = { standard: '普通客户', gold: '金卡', vip: 'VIP' } as const;
const authors: Record<MessageView['author'], string> = { customer: '客户', bot: '智能客服', agent: '客服', notice: '' };

export function channelOf(channel: string): string {
  return channels[channel] ?? channel;
}

/** A customer in a list: the tier and the end of the number, or a visitor. */
export function customerOf({ bankId, tier }: HandoffView['customer']): string {
  return bankId === null ? '访客' : `${tiers[tier]} ${bankId}`;
}

export function tierOf({ bankId, tier }: HandoffView['customer']): string {
  return bankId === null ? '访客' : tiers[tier];
}

export function assuranceOf({ assurance }: HandoffView['customer']): string {
  if (assurance === 'stepped-up') return '已核身';
  return assurance === 'signed-in' ? '已登录，未核身' : '未核身';
}

export function authorOf({ author, agentName }: MessageView, myName: string): string {
  if (author !== 'agent') return authors[author];
  return agentName === myName ? '我' : `客服${agentName ?? ''}`;
}

export const endings: Record<NonNullable<HandoffView['how']>, string> = {
  finished: '会话已结束',
  'returned-to-bot': '已交回智能客服',
  transferred: '已转接',
  withdrawn: '客户已离开队列',
  abandoned: '客户离开较久，已取消排队',
};

const undelivered: Record<NonNullable<MessageView['undelivered']>, string> = {
  'quota-spent': '可发条数已用完',
  'kept-for-agent': '剩余条数留给客服',
  'window-closed': '客户超过 48 小时未发言',
  unreachable: '客户已取消关注',
  refused: '渠道拒收',
  'not-carried': '提示不占用条数，未发送',
};

/** Why a message has not reached the customer, and what becomes of it; null where there is nothing of the kind. */
export function undeliveredOf({ delivery, undelivered: why }: MessageView): string | null {
  if (delivery === 'deferred') return `未送达：${why ? undelivered[why] : '暂不能发送'}，客户再次发言后自动补发`;
  if (delivery !== 'failed') return null;
  return why === 'not-carried' ? undelivered[why] : `未送达客户${why ? `：${undelivered[why]}` : ''}`;
}

/** What may still be sent, and until when. */
export function leftOf({ sends, until }: SendsLeft): string {
  if (sends === 0 || until === null) return '现在不能发送，客户再次发言后恢复';
  const at = new Date(until).toLocaleString('zh-CN', {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return `还可发送 ${sends} 条，至 ${at}`;
}
