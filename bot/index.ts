/** One customer turn: listen, decide, speak. A value in, a value out; and the runner that takes turns as they come. */
export { summariseByModel } from './answer/hand-over-summary.ts';
export { finishReply, type ReplyParts, reply } from './answer/reply.ts';
export { openWording, type WordingRecord } from './answer/wording.ts';
export { type AnsweringParts, openAnswering } from './answering.ts';
export { type Hearing, hear, type Said } from './listen/hearing.ts';
export { gramsOf } from './listen/learned/features.ts';
export { fitted, likelihoods, worthOf } from './listen/learned/linear.ts';
export { Vocabulary } from './listen/learned/vocabulary.ts';
export { hears, listen, mainEmotion, strengthOfEmotion } from './listen/listen.ts';
export { type Bot, openBot } from './open-bot.ts';
export { quietTime } from './quiet-time.ts';
export { type BotSettings, usualSettings } from './settings.ts';
export type { Decision, Judgement, KnowledgeForTurn, TurnInput, TurnOutcome, Why } from './turn.ts';
