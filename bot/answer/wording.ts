import type { Language, Message } from '#conversation';
import { bankDay, type Entry } from '#knowledge';
import { type AnswerModel, type FailureKind, ModelFailure, type Usage } from '#models';
import { mask } from '#privacy';
import { renderPrompt } from '#prompts';
import { checkSentence, type RefusedSentence } from './check-sentence.ts';
import { type Evidence, readEvidence } from './grounds/evidence.ts';
import type { RefusedFor } from './refused-for.ts';
import { readCitations, SentenceReader } from './sentences.ts';
import { warningsLeftOut } from './warnings.ts';

/** An answer to be worded: what was asked, and the approved entries that answer it. */
export interface WordingOrder {
  question: string;
  entries: readonly Entry[];
  /** What was said before, oldest first. */
  before: readonly Message[];
  language: Language;
  at: Date;
}

export interface WordingLimits {
  /** Milliseconds in which the first sentence must have passed its checks. */
  firstWithin: number;
  /** Milliseconds in which the whole answer must have. */
  allWithin: number;
  /** Nobody waits for it any more. */
  signal: AbortSignal;
}

/** A sentence that was checked: without its citations, and the entries it rests on. */
export interface WordedSentence {
  text: string;
  entries: readonly Entry[];
}

/** How a wording went: part of the turn's record, and of the log. */
export interface WordingRecord {
  model: string | null;
  prompt: { id: string; version: number; digest: string } | null;
  usage: Usage | null;
  /** Null: the answer is whole, and every sentence of it was said. */
  failed: WordingFailure | null;
  sentences: number;
  /** Milliseconds to the first checked sentence; null: there was none. */
  firstAfter: number | null;
  after: number;
  /** Entries that no sentence rests on: their approved text is still to be said. */
  leftOut: readonly Entry[];
}

export interface WordingFailure {
  because: FailureKind | RefusedFor | 'other-language' | 'no-answer' | 'too-many-sentences';
  /** For the log: masked, never shown to a customer. */
  detail: string;
}

export interface Wording {
  /**
   * Words an answer with a model, sentence by sentence, each one checked against the entries before it is given. Never
   * throws: how it ended is what it returns. Where it failed, the approved text takes its place.
   */
  word(order: WordingOrder, limits: WordingLimits): AsyncGenerator<WordedSentence, WordingRecord, void>;
}

export interface WordingParts {
  model: AnswerModel;
  /** A mark that nobody can guess: an answer that has it was talked out of its rules. */
  newMark(): string;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

const mostSentences = 10;
/** Messages before the question that the model is told. */
const messagesTold = 6;

export function openWording({ model, newMark, now }: WordingParts): Wording {
  return {
    async *word(order, { firstWithin, allWithin, signal }) {
      const started = now();
      const record: { -readonly [Fact in keyof WordingRecord]: WordingRecord[Fact] } = {
        ...{ model: model.name, prompt: null, usage: null, failed: null, sentences: 0, firstAfter: null, after: 0 },
        leftOut: order.entries,
      };
      const ended = (failed: WordingFailure | null): WordingRecord => ({ ...record, failed, after: now() - started });
      // The checks read Chinese; what they cannot check is not said.
      if (order.language !== 'zh') return ended({ because: 'other-language', detail: order.language });

      const evidence = order.entries.map(readEvidence);
      const mark = newMark();
      const prompt = renderPrompt('answer', inputsOf(order, mark));
      record.prompt = { id: prompt.id, version: prompt.version, digest: prompt.digest };
      const told = prompt.messages.filter(({ role }) => role === 'system').map(({ content }) => content);
      const house = { mark, told: told.join('\n') };

      // The first sentence must have come by then, however busily the model writes.
      const stop = new AbortController();
      const late = setTimeout(() => stop.abort(), firstWithin);
      const read = new SentenceReader();
      const said: string[] = [];
      const used = new Set<Entry>();

      const check = (sentence: string): WordedSentence | WordingFailure => {
        const { text, cited } = readCitations(sentence);
        if (cited.includes(0)) return { because: 'no-answer', detail: 'the entries do not answer the question' };
        if (said.length >= mostSentences) return { because: 'too-many-sentences', detail: `${said.length}` };
        const given = cited.map((number) => evidence[number - 1]);
        const known = given.filter((one): one is Evidence => one !== undefined);
        const refused: RefusedSentence | null = checkSentence(text, known.length === given.length ? known : [], house);
        if (refused) return { because: refused.check, detail: refused.words };
        return { text, entries: known.map(({ entry }) => entry) };
      };
      const note = ({ text, entries }: WordedSentence) => {
        clearTimeout(late);
        record.firstAfter ??= now() - started;
        record.sentences++;
        said.push(text);
        for (const entry of entries) used.add(entry);
        record.leftOut = order.entries.filter((entry) => !used.has(entry));
      };

      try {
        const limits = { firstWithin, allWithin, signal: AbortSignal.any([signal, stop.signal]) };
        for await (const piece of model.write(prompt, limits)) {
          if ('ending' in piece) record.usage = piece.ending.usage;
          const sentences = 'text' in piece ? read.read(piece.text) : [read.rest()].filter((rest) => rest !== '');
          for (const sentence of sentences) {
            const checked = check(sentence);
            if ('because' in checked) return ended(checked);
            note(checked);
            yield checked;
          }
        }
        for (const warning of warningsLeftOut(
          evidence.filter(({ entry }) => used.has(entry)),
          said,
        )) {
          note(warning);
          yield warning;
        }
        return ended(null);
      } catch (error) {
        if (stop.signal.aborted && record.firstAfter === null)
          return ended({ because: 'late', detail: 'no sentence within the time for the first' });
        if (error instanceof ModelFailure) return ended({ because: error.kind, detail: mask(error.message).text });
        throw error;
      } finally {
        clearTimeout(late);
      }
    },
  };
}

function inputsOf({ question, entries, before, at }: WordingOrder, mark: string) {
  const told = before.slice(-messagesTold).filter(({ author }) => author.by !== 'notice');
  return {
    today: bankDay(at),
    mark,
    entries: entries.map(({ question: asked, answer }, place) => `[${place + 1}] ${asked}\n${answer}`).join('\n\n'),
    conversation:
      told.map((message) => `${speaker(message)}：${shortened(mask(message.text).text)}`).join('\n') || '（无）',
    question: mask(question).text,
  };
}

function speaker({ author }: Message): string {
  return author.by === 'customer' ? '客户' : author.by === 'agent' ? '客服' : '智能客服';
}

const longestTold = 300;

function shortened(text: string): string {
  return text.length > longestTold ? `${text.slice(0, longestTold).toWellFormed()}…` : text;
}
