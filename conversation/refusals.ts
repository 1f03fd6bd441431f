import { operatingRefusals } from './operating-refusals.ts';

/**
 * Every way in which we say no. One list, so that a reader of docs/errors.md finds exactly these codes (a test
 * compares the two) and every surface says the same thing in its reader's language. A sentence says what happened,
 * what was kept, and what to do.
 */
export const refusals = {
  // What a caller sent
  'malformed-json': {
    status: 400,
    zh: () => '请求内容不是有效的 JSON，未作任何保存。请检查格式后重试。',
    en: () => 'The body is not valid JSON. Nothing was stored. Check it and send it again.',
  },
  'not-utf8': {
    status: 400,
    zh: () => '请求内容不是 UTF-8 编码，未作任何保存。请改用 UTF-8 后重试。',
    en: () => 'The body is not UTF-8. Nothing was stored. Send it again as UTF-8.',
  },
  'invalid-input': {
    status: 400,
    zh: (at: { where: string; why: string }) => `“${at.where}”填写有误：${at.why}。未作任何保存，请修改后重试。`,
    en: (at: { where: string; why: string }) =>
      `"${at.where}" is not acceptable: ${at.why}. Nothing was stored. Correct it and send it again.`,
  },
  'empty-message': {
    status: 400,
    zh: () => '消息内容为空，未发送。请输入文字后再发送。',
    en: () => 'The message is empty and was not sent. Write something first.',
  },
  'never-said': {
    status: 400,
    zh: (at: { words: string; what: Readonly<Record<Language, string>> }) =>
      `消息没有发送：“${at.words}”${at.what.zh}。请改写后再发送。`,
    en: (at: { words: string; what: Readonly<Record<Language, string>> }) =>
      `The message was not sent: "${at.words}" ${at.what.en}. Say it another way and send it again.`,
  },
  'too-large': {
    status: 413,
    zh: (at: { limit: string }) => `内容超过上限（${at.limit}），未发送。请缩短或分几条发送。`,
    en: (at: { limit: string }) =>
      `This is over the limit of ${at.limit} and was not sent. Shorten it, or send it in parts.`,
  },
  'unsupported-media': {
    status: 415,
    zh: () => '暂不支持这种内容类型，未作任何保存。请发送 JSON 文本消息。',
    en: () => 'This kind of content is not supported. Nothing was stored. Send a JSON text message.',
  },
  'unknown-path': {
    status: 404,
    zh: () => '没有这个地址。接口说明见 /openapi.json。',
    en: () => 'There is nothing at this address. The API is described at /openapi.json.',
  },
  // Who is asking
  'token-missing': {
    status: 401,
    zh: () => '缺少访问凭证。请先获取对话凭证（POST /api/chat/token）。',
    en: () => 'No token was shown. Ask for one first (POST /api/chat/token).',
  },
  'token-expired': {
    status: 403,
    zh: () => '对话凭证已过期，消息没有发送。请刷新页面后继续，之前的内容都已保留。',
    en: () => 'The token has expired and nothing was sent. Reload the page to go on; everything said so far is kept.',
  },
  'token-invalid': {
    status: 403,
    zh: () => '对话凭证无效。请重新获取（POST /api/chat/token）。',
    en: () => 'The token is not valid. Ask for a new one (POST /api/chat/token).',
  },
  'token-unreadable': {
    status: 401,
    zh: () => '对话凭证无法识别。请重新获取（POST /api/chat/token）。',
    en: () => 'The token cannot be read. Ask for a new one (POST /api/chat/token).',
  },
  'origin-refused': {
    status: 403,
    zh: (at: { origin: string }) => `来源 ${at.origin} 未获允许。请让管理员把它加入 XIANTING_ORIGINS。`,
    en: (at: { origin: string }) =>
      `The origin ${at.origin} is not allowed. Ask the operator to add it to XIANTING_ORIGINS.`,
  },
  'assertion-refused': {
    status: 403,
    zh: (at: { why: string }) => `身份声明未被接受：${at.why}。对话继续以访客身份进行，请由银行重新签发后再试。`,
    en: (at: { why: string }) =>
      `The identity assertion was refused: ${at.why}. The conversation goes on anonymously; have the bank issue a new one.`,
  },
  'conversation-of-another': {
    status: 409,
    zh: () => '这个对话属于另一位客户，未作任何更改。请开始新的对话。',
    en: () => 'This conversation belongs to another customer. Nothing was changed. Start a new one.',
  },
  'not-signed-in': {
    status: 401,
    zh: () => '您尚未登录或登录已失效。请重新登录，未发送的草稿会保留。',
    en: () => 'You are not signed in, or the session has ended. Sign in again; drafts are kept.',
  },
  'wrong-password': {
    status: 401,
    zh: () => '账号或密码不正确。请核对后重试。',
    en: () => 'The account or the password is wrong. Check both and try again.',
  },
  'too-many-attempts': {
    status: 429,
    zh: (at: { seconds: number }) => `尝试次数过多，请在 ${at.seconds} 秒后再试。`,
    en: (at: { seconds: number }) => `Too many attempts. Try again in ${at.seconds} seconds.`,
  },
  'too-many-requests': {
    status: 429,
    zh: (at: { seconds: number }) => `操作过于频繁，请在 ${at.seconds} 秒后再试。`,
    en: (at: { seconds: number }) => `Too many requests. Try again in ${at.seconds} seconds.`,
  },
  'role-missing': {
    status: 403,
    zh: (at: { roles: string }) => `您的账号没有此项权限（需要：${at.roles}）。请联系管理员。`,
    en: (at: { roles: string }) => `Your account may not do this (it takes: ${at.roles}). Ask an administrator.`,
  },
  'csrf-refused': {
    status: 403,
    zh: () => '请求缺少页面校验码，未执行。请刷新页面后重试。',
    en: () => 'The request did not carry the page token and was not carried out. Reload the page and try again.',
  },
  // Conversations and handoffs
  'unknown-conversation': {
    status: 404,
    zh: () => '没有这个对话，或您无权查看。',
    en: () => 'There is no such conversation, or it is not yours to see.',
  },
  'unknown-message': {
    status: 404,
    zh: () => '对话中没有这条消息。',
    en: () => 'There is no such message in the conversation.',
  },
  'unknown-handoff': {
    status: 404,
    zh: () => '没有这个转接请求，或您无权查看。',
    en: () => 'There is no such handoff, or it is not yours to see.',
  },
  'conversation-ended': {
    status: 409,
    zh: () => '这个对话已经结束。请刷新页面开始新的对话。',
    en: () => 'This conversation has ended. Reload the page to start a new one.',
  },
  'not-yours-to-answer': {
    status: 409,
    zh: () => '您目前没有接待这个对话，消息没有发送。请先接入，或请求转接。',
    en: () =>
      'You are not holding this conversation, and the message was not sent. Accept it first, or ask for a transfer.',
  },
  'held-by-another-agent': {
    status: 409,
    zh: (at: { agent: string }) => `这位客户正由${at.agent}接待。您可以请求转接。`,
    en: (at: { agent: string }) => `${at.agent} is talking to this customer. You can ask for a transfer.`,
  },
  'offered-to-another-agent': {
    status: 409,
    zh: () => '这位客户正等待另一位客服接入，超时后会回到队列。',
    en: () => 'This customer is being offered to another agent and returns to the line if the offer lapses.',
  },
  'handoff-over': {
    status: 409,
    zh: () => '这个转接已经结束，列表即将刷新。',
    en: () => 'This handoff is over. The list is about to refresh.',
  },
  'still-holding': {
    status: 409,
    zh: (at: { count: number }) => `您还有 ${at.count} 个进行中的会话。请先结束或转回队列，再下线。`,
    en: (at: { count: number }) =>
      `You still hold ${at.count} conversations. End them or give them back before going offline.`,
  },
  // Inspection
  'unknown-inspection': {
    status: 404,
    zh: () => '没有这条质检记录，或您无权查看。',
    en: () => 'There is no such inspection, or it is not yours to see.',
  },
  'unknown-finding': {
    status: 404,
    zh: () => '这次质检中没有这一项。',
    en: () => 'There is no such finding in this inspection.',
  },
  'already-appealed': {
    status: 409,
    zh: () => '这一项已经申诉过。请等待班长处理，或查看处理结果。',
    en: () => 'This finding has been appealed already. Wait for the decision, or read it.',
  },
  'no-open-appeal': {
    status: 409,
    zh: () => '这一项没有待处理的申诉，未作任何更改。请刷新后查看。',
    en: () => 'There is no open appeal of this finding. Nothing was changed. Reload to see what became of it.',
  },
  'own-inspection': {
    status: 409,
    zh: () => '不能处理对自己的质检的申诉。请由另一位班长处理。',
    en: () => 'You cannot decide an appeal of your own inspection. Another supervisor has to.',
  },
  // Accounts
  'unknown-staff': { status: 404, zh: () => '没有这个员工账号。', en: () => 'There is no such staff account.' },
  'account-taken': {
    status: 409,
    zh: (at: { account: string }) => `账号 ${at.account} 已存在。请换一个。`,
    en: (at: { account: string }) => `The account ${at.account} exists already. Choose another.`,
  },
  'weak-password': {
    status: 400,
    zh: () => '密码至少 12 个字符。请重新设置。',
    en: () => 'A password needs at least 12 characters. Choose another.',
  },
  'own-administrator': {
    status: 409,
    zh: () => '不能停用自己的账号或取消自己的管理员权限。请由另一位管理员操作。',
    en: () => 'You cannot close your own account or give up your own administrator role. Ask another administrator.',
  },
  // Knowledge
  'unreadable-source': {
    status: 400,
    zh: (at: UnreadableFile) => `文件 ${at.file} 未导入：${at.why.zh}。其余文件照常处理。`,
    en: (at: UnreadableFile) => `${at.file} was not read: ${at.why.en}. The other files went on.`,
  },
  'nothing-to-publish': {
    status: 400,
    zh: () => '没有可发布的知识条目，现行版本保持不变。',
    en: () => 'There is no entry to publish. The live edition stays as it is.',
  },
  'no-edition': {
    status: 503,
    zh: () => '还没有发布任何知识版本。请先运行 npm run ingest 发布。',
    en: () => 'No edition has been published yet. Publish one with npm run ingest.',
  },
  'sample-knowledge': {
    status: 503,
    zh: (at: { edition: number }) =>
      `知识版本 ${at.edition} 是未经审批的样本，生产环境不使用。请发布经审批的知识；试用时可以设置 XIANTING_SAMPLE_KNOWLEDGE=on。`,
    en: (at: { edition: number }) =>
      `Edition ${at.edition} is sample knowledge that nobody approved; production does not use it. Publish approved knowledge, or set XIANTING_SAMPLE_KNOWLEDGE=on to try it out.`,
  },
  'edition-not-ready': {
    status: 503,
    zh: (at: { edition: number }) => `知识版本 ${at.edition} 尚未在本进程就绪，现行版本不受影响。请稍后重试。`,
    en: (at: { edition: number }) =>
      `Edition ${at.edition} is not ready in this process. The live edition is not affected. Try again in a moment.`,
  },
  'index-unreachable': {
    status: 503,
    zh: (at: { where: string; why: string }) =>
      `无法使用 Qdrant（${at.where}）：${at.why}。知识记录不受影响。请检查 QDRANT_URL 和 QDRANT_API_KEY，并确认 Qdrant 正在运行。`,
    en: (at: { where: string; why: string }) =>
      `Qdrant at ${at.where} cannot be used: ${at.why}. The knowledge on record is not affected. Check QDRANT_URL and QDRANT_API_KEY, and that it is running.`,
  },
  // The policy of listening
  'unknown-policy': {
    status: 404,
    zh: (at: { version: number }) => `没有第 ${at.version} 版处置策略。`,
    en: (at: { version: number }) => `There is no version ${at.version} of the policy.`,
  },
  'policy-faulty': {
    status: 400,
    zh: (at: { faults: number; why: Readonly<Record<Language, string>> }) =>
      `策略有 ${at.faults} 处问题，没有发布，现行版本不变。第一处：${at.why.zh}`,
    en: (at: { faults: number; why: Readonly<Record<Language, string>> }) =>
      `The policy has ${at.faults} faults and was not published; the one in force stays. The first: ${at.why.en}`,
  },
  'policy-overtaken': {
    status: 409,
    zh: (at: { version: number }) =>
      `现行策略已是第 ${at.version} 版，您的修改没有发布，仍保留在页面上。请与现行版本对照后再发布。`,
    en: (at: { version: number }) =>
      `Version ${at.version} is in force by now. Yours was not published and is still on the page. Compare the two, then publish.`,
  },
  'policy-unreadable': {
    status: 500,
    zh: (at: { version: number; why: string }) =>
      `第 ${at.version} 版处置策略无法读取：${at.why}。请使用发布它的程序版本，或恢复备份。`,
    en: (at: { version: number; why: string }) =>
      `Version ${at.version} of the policy cannot be read: ${at.why}. Start the program that published it, or restore a backup.`,
  },
  ...operatingRefusals,
  unexpected: {
    status: 500,
    zh: (at: { trace: string }) => `系统出现意外，您的操作可能没有完成。请重试；如再次出现，请提供编号 ${at.trace}。`,
    en: (at: { trace: string }) =>
      `Something went wrong and this may not have been done. Try again; if it happens again, quote ${at.trace}.`,
  },
} as const;

/** Which file, for which of the reasons in `kb-ingest`, and that reason as the end of a sentence. */
interface UnreadableFile {
  file: string;
  reason: string;
  why: Readonly<Record<Language, string>>;
}

export type RefusalCode = keyof typeof refusals;
export type Language = 'zh' | 'en';
type Particulars<Code extends RefusalCode> = Parameters<(typeof refusals)[Code]['zh']>[0];

/** A no, with its code. Thrown anywhere, said once: at the surface, in its reader's language. */
export class Refusal<Code extends RefusalCode = RefusalCode> extends Error {
  readonly code: Code;
  readonly particulars: Particulars<Code>;

  constructor(
    code: Code,
    ...rest: Particulars<Code> extends undefined ? [cause?: unknown] : [at: Particulars<Code>, cause?: unknown]
  ) {
    const takesParticulars = refusals[code].zh.length > 0;
    const at = (takesParticulars ? rest[0] : undefined) as Particulars<Code>;
    const cause = takesParticulars ? rest[1] : rest[0];
    super(
      `${code}: ${(refusals[code].en as (at: unknown) => string)(at)}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = 'Refusal';
    this.code = code;
    this.particulars = at;
  }

  get status(): number {
    return refusals[this.code].status;
  }

  say(language: Language): string {
    return (refusals[this.code][language] as (at: unknown) => string)(this.particulars);
  }
}
