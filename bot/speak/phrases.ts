import type { Language } from '#conversation';

/**
 * What the bot says in its own words while it answers, in several wordings each. Answers are not here: they come from
 * the knowledge base, as approved. Nor is what it says to anger, complaint and danger: that is policy. House style: 您,
 * short sentences, what happens next; no exclamation marks, no promise of an outcome, no figure.
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
  | 'ask-which'
  | 'say-more'
  | 'rephrase'
  | 'offer-person';

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
  'ask-which': {
    zh: ['您想了解的是下面哪一个？', '请选一个最接近的问题。', '为了答得准确，请选一下您的问题。'],
    en: ['Which of these do you mean?', 'Please choose the closest question.'],
  },
  'say-more': {
    zh: [
      '请告诉我是哪张卡或哪项业务，遇到了什么情况。也可以转人工客服。',
      '我想先听您说清楚：是哪项业务，想办什么，现在卡在哪一步？也可以转人工客服。',
    ],
    en: [
      'Please tell me which card or service it is about, and what happened. You can also talk to a person.',
      'Which service is it about, and what would you like to do? You can also talk to a person.',
    ],
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
};
