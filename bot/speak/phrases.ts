import type { Danger, Language } from '#conversation';

/**
 * Everything the bot says in its own words, in several wordings each. Answers are not here: they come from the
 * knowledge base, as approved. House style: 您, short sentences, what happens next; no exclamation marks, no promise
 * of an outcome, no figure but the public emergency numbers.
 */
export type PhraseName =
  | 'greeting'
  | 'present'
  | 'welcome'
  | 'farewell'
  | 'noted'
  | 'say-in-words'
  | 'cannot-look'
  | 'who-we-are'
  | 'tell-us-more'
  | 'anxious-first'
  | 'confused-first'
  | 'ask-which'
  | 'rephrase'
  | 'offer-person'
  | 'soothe-complaint'
  | 'soothe-anger'
  | 'hand-over'
  | 'hand-over-urgent'
  | 'hand-over-caring'
  | `safety-${Danger}`;

/** At least one wording per language; the first is the plainest. */
export type Wordings = readonly [string, ...string[]];

export const phrases: Readonly<Record<PhraseName, Readonly<Record<Language, Wordings>>>> = {
  greeting: {
    zh: [
      '您好，我是智能客服。请说说您想了解或办理的事。',
      '您好，请问有什么可以帮您？',
      '您好，请告诉我您遇到的问题。',
    ],
    en: ['Hello, I am the virtual assistant. What can I help you with?', 'Hello. Please tell me what you need.'],
  },
  present: {
    zh: ['我在，请说说您想了解的事。', '在的，请直接告诉我您的问题。'],
    en: ['I am here. What would you like to know?', 'Yes, please go ahead with your question.'],
  },
  welcome: {
    zh: ['不客气。有其他问题，请随时告诉我。', '不用谢，能帮到您就好。'],
    en: ['You are welcome. Ask me whenever you need.', 'Glad to help.'],
  },
  farewell: {
    zh: ['好的，感谢您的咨询，再见。', '再见，需要时请随时找我。'],
    en: ['Thank you for contacting us. Goodbye.', 'Goodbye. Come back whenever you need.'],
  },
  noted: {
    zh: ['好的。还有其他问题，请直接告诉我。', '好的，有需要请随时说。'],
    en: ['All right. Please tell me if there is anything else.', 'Noted. Ask me whenever you need.'],
  },
  'say-in-words': {
    zh: ['请用一句话说说您想了解的事，我来查。', '请把问题写成一句话，我来为您查。'],
    en: ['Please put your question in a sentence, and I will look it up.'],
  },
  'cannot-look': {
    zh: [
      '图片、语音等已经收到，但我目前还不能查看它们的内容。请用文字说说您的问题；转人工后，您也可以向客服说明。',
      '您发来的内容已经记下，我暂时只能看懂文字。请把问题写成一句话，也可以转人工客服。',
    ],
    en: ['We received it, but I can only read text for now. Please describe it in words, or talk to a person.'],
  },
  'who-we-are': {
    zh: ['我是智能客服，由程序根据本行知识库回答。需要人工客服，请点“转人工”。'],
    en: [
      'I am a virtual assistant answering from the bank’s knowledge base. Tap "Talk to a person" to reach our staff.',
    ],
  },
  'tell-us-more': {
    zh: [
      '我明白您的心情。请告诉我具体遇到了什么事，也可以转人工客服。',
      '我在听。请说说具体的情况，也可以转人工客服。',
    ],
    en: ['I understand. Please tell me what happened, or talk to a person.'],
  },
  'anxious-first': {
    zh: ['我明白您着急，请先看下面的内容。', '您的担心我理解，请看下面的内容。'],
    en: ['I understand this is urgent for you. Please see below.', 'I understand your concern. Please see below.'],
  },
  'confused-first': {
    zh: ['这部分确实不容易看懂，请看下面的内容。', '没说清楚是我们的问题，请看下面的内容。'],
    en: ['This is not easy to follow. Please see below.', 'Sorry this was not clear. Please see below.'],
  },
  'ask-which': {
    zh: ['您想了解的是下面哪一个？', '请选一个最接近的问题。', '为了答得准确，请选一下您的问题。'],
    en: ['Which of these do you mean?', 'Please choose the closest question.'],
  },
  rephrase: {
    zh: [
      '抱歉，这个问题我没有找到准确的答案。请换个说法再问一次，也可以转人工客服。',
      '抱歉，我没有完全听懂。请说得具体一些，也可以转人工客服。',
    ],
    en: [
      'Sorry, I found no reliable answer to this. Please put it another way, or talk to a person.',
      'Sorry, I did not quite understand. Please be more specific, or talk to a person.',
    ],
  },
  'offer-person': {
    zh: [
      '抱歉，还是没能帮上您。需要为您转人工客服吗？您说过的内容会一并转过去。',
      '抱歉，这个问题我答不好。需要转人工客服吗？您说过的内容不需要重复。',
    ],
    en: ['Sorry, I still could not help. Would you like to talk to a person? They will see what you have written.'],
  },
  'soothe-complaint': {
    zh: ['给您带来了不好的体验，非常抱歉。您反映的问题已经记下。', '很抱歉让您遇到这样的事。您说的情况我们已经记下。'],
    en: ['We are sorry about this experience. What you told us has been noted.'],
  },
  'soothe-anger': {
    zh: ['让您不愉快，非常抱歉。您的心情我们理解。', '很抱歉让您生气。您的感受我们很重视。'],
    en: ['We are sorry for the frustration. We understand how you feel.'],
  },
  'hand-over': {
    zh: ['正在为您转接人工客服，您说过的内容会一并转过去，不需要重复。'],
    en: ['We are transferring you to a person. They will see what you have written; no need to repeat it.'],
  },
  'hand-over-urgent': {
    zh: ['正在为您优先转接人工客服，您说过的内容会一并转过去，不需要重复。'],
    en: [
      'We are transferring you to a person with priority. They will see what you have written; no need to repeat it.',
    ],
  },
  'hand-over-caring': {
    zh: ['正在请我们的同事来和您说话，您说过的话会一并转过去，不需要重复。'],
    en: ['A colleague is being asked to talk with you. They will see what you have written; no need to repeat it.'],
  },
  'safety-lost-card': {
    zh: ['请您先通过手机银行或客服热线挂失或冻结这张卡，不要向任何人提供密码和验证码。'],
    en: ['Please block the card in mobile banking or by our hotline first. Share no password or code with anyone.'],
  },
  'safety-unauthorised-transaction': {
    zh: [
      '请您先冻结或挂失这张卡，修改登录和支付密码，保留短信和交易截图。不要向任何人提供验证码；资金受损请拨打 110 报警。',
    ],
    en: [
      'Please block the card first, change your passwords, and keep the messages and screenshots. Share no code with anyone; call 110 if money was taken.',
    ],
  },
  'safety-account-taken-over': {
    zh: [
      '请您先冻结名下的卡，在自己的手机上修改登录和支付密码，退出其他设备。不要向任何人提供验证码；资金受损请拨打 110 报警。',
    ],
    en: [
      'Please block your cards first, change your passwords on your own phone and sign out other devices. Share no code with anyone; call 110 if money was taken.',
    ],
  },
  'safety-leaked-code': {
    zh: [
      '请您马上修改登录和支付密码，冻结这张卡，不要再把验证码告诉任何人。钱已经转出的，请马上拨打 110 或 96110 报警，并保留记录。',
    ],
    en: [
      'Please change your passwords at once and block the card; share no further code with anyone. If money was sent, call 110 or 96110 at once and keep the records.',
    ],
  },
  // 96110: the police line against telecom fraud; 110: police.
  'safety-fraud': {
    zh: [
      '请您立即停止转账，不要再提供密码和验证码，不要点击对方的链接，关闭屏幕共享。已经转账的，请马上拨打 110 或 96110 报警，并保留记录。',
    ],
    en: [
      'Please stop any transfer now. Share no password or code, open no link, and end any screen sharing. If money was sent, call 110 or 96110 at once and keep the records.',
    ],
  },
  // 12356: the national mental-health line since 2025; 120: ambulance.
  'safety-self-harm': {
    zh: [
      '听到您这样说，我们很担心您。您不需要一个人面对，可以随时拨打全国心理援助热线 12356；如果您现在有危险，请拨打 120 或 110。',
    ],
    en: [
      'We are worried to hear this. You do not have to face it alone: the mental-health line 12356 is there for you. If you are in danger now, please call 120 or 110.',
    ],
  },
};
