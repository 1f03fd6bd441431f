/** One customer turn: listen, decide, speak. A value in, a value out; and the runner that takes turns as they come. */
export { summariseByModel } from './answer/hand-over-summary.ts';
export { finishReply, type ReplyParts, reply } from './answer/reply.ts';
export { openWording, type WordingRecord } from './answer/wording.ts';
export { type AnsweringParts, openAnswering } from './answering.ts';
export type { Said } from './listen/hearing.ts';
export { listen } from './listen/listen.ts';
export { type Bot, openBot } from './open-bot.ts';
export { quietTime } from './quiet-time.ts';
export { type BotSettings, usualSettings } from './settings.ts';
export type { Decision, Judgement, KnowledgeForTurn, TurnInput, TurnOutcome, Why } from './turn.ts';
