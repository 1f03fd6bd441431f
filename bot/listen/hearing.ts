import { toSimplified } from '#knowledge';

/** One customer message as listening takes it: its place in the record and its masked text. */
export interface Said {
  seq: number;
  text: string;
}

/**
 * What was said, written so that vocabulary can be compared with it: width and case folded, traditional characters
 * simplified, invisible characters dropped, spaced-out characters closed up, runs of a mark shortened to one.
 * Every unit of `text` remembers which characters of which message it came from.
 */
export interface Hearing {
  /** Messages are joined by `\n`; other breaks are written as one of ` ，。？！"`. */
  text: string;
  /** For each UTF-16 unit of `text`: the message (index in `said`; -1 between two) and its offsets there. */
  origin: readonly Origin[];
  said: readonly Said[];
  /** How loudly it was said. */
  loudness: Loudness;
}

interface Origin {
  message: number;
  from: number;
  to: number;
}

export interface Loudness {
  /** Exclamation marks, all together. */
  exclamations: number;
  /** The longest run of question marks. */
  questionRun: number;
  /** English in capitals throughout: several words, no small letter. */
  shouted: boolean;
}

/** One unit on its way into a hearing: a character of the comparable text with its origin. */
interface Unit extends Origin {
  character: string;
  kind: 'letter' | 'stop' | 'spacing';
}

/** Linear in the length of the texts, and total: any string is heard, ill-formed Unicode included. */
export function hear(said: readonly Said[]): Hearing {
  const written: string[] = [];
  const origin: Origin[] = [];
  const loudness: Loudness = { exclamations: 0, questionRun: 0, shouted: false };
  said.forEach((message, index) => {
    if (index > 0) {
      written.push('\n');
      origin.push({ message: -1, from: 0, to: 0 });
    }
    const own = ownWordsFrom(message.text);
    for (const { character, from, to } of closeUp(unitsOf(message.text, index, own))) {
      written.push(character);
      for (let unit = 0; unit < character.length; unit++) origin.push({ message: index, from, to });
    }
    raise(loudness, message.text.slice(own));
  });
  return { text: written.join(''), origin, said, loudness };
}

/** WeChat puts what is quoted before the answer to it: 「somebody: their words」, a line of dashes, and one's own. */
function ownWordsFrom(text: string): number {
  if (!text.startsWith('「')) return 0;
  const end = text.indexOf('」\n- -');
  if (end < 0) return 0;
  const next = text.indexOf('\n', end + 2);
  return next < 0 ? text.length : next + 1;
}

/** Cuts a text, from an offset on, into comparable units: compatibility forms code point by code point, to keep offsets. */
function unitsOf(text: string, message: number, start: number): Unit[] {
  const units: Unit[] = [];
  let from = start;
  for (const codePoint of text.slice(start)) {
    const to = from + codePoint.length;
    if (!invisible.test(codePoint)) {
      for (const folded of codePoint.normalize('NFKC').toLowerCase()) {
        const unit = unitOf(folded, { message, from, to });
        const last = units.at(-1);
        if (unit.kind !== 'letter' && last?.kind === unit.kind && last.character === unit.character) last.to = to;
        else units.push(unit);
      }
    }
    from = to;
  }
  return units;
}

function unitOf(folded: string, at: Origin): Unit {
  const stop = stops.get(folded);
  if (stop !== undefined) return { ...at, character: stop, kind: 'stop' };
  if (spacing.test(folded)) return { ...at, character: ' ', kind: 'spacing' };
  return { ...at, character: simplified(folded), kind: 'letter' };
}

/**
 * People write 转 人 工 or 投.诉. A gap between two Han characters closes where one side of it is a single character;
 * between longer pieces (找人 工资) it separates, as its writer meant.
 */
function closeUp(units: readonly Unit[]): Unit[] {
  const closed: Unit[] = [];
  const lengths = runLengths(units);
  units.forEach((unit, place) => {
    if (unit.kind === 'spacing') {
      const before = units[place - 1];
      const after = units[place + 1];
      const between = before !== undefined && after !== undefined && han.test(before.character + after.character);
      const single = lengths[place - 1] === 1 || lengths[place + 1] === 1;
      if (between && single) return;
    }
    closed.push(unit);
  });
  return closed;
}

/** For each unit, how many letters stand together with it, itself included. */
function runLengths(units: readonly Unit[]): number[] {
  const lengths = new Array<number>(units.length).fill(0);
  let start = 0;
  for (let place = 0; place <= units.length; place++) {
    if (place < units.length && units[place]?.kind === 'letter') continue;
    lengths.fill(place - start, start, place);
    start = place + 1;
  }
  return lengths;
}

function raise(loudness: Loudness, text: string): void {
  loudness.exclamations += text.match(/[!！]/gu)?.length ?? 0;
  for (const run of text.match(/[?？]+/gu) ?? []) loudness.questionRun = Math.max(loudness.questionRun, run.length);
  const capitals = text.match(/[A-Z]/gu)?.length ?? 0;
  if (capitals >= 8 && !/[a-z\p{Script=Han}]/u.test(text) && /[A-Z]\s+[A-Z]/u.test(text)) loudness.shouted = true;
}

/** Formatting (zero-width, tags), accents and variation selectors, and apostrophes: don't and dont are one word. */
const invisible = /^(?:[\p{Cf}\p{Mn}\p{Me}]|['’‘＇])$/u;
/** Spaces, and the marks people set between characters to slip past a filter. */
const spacing = /^[\p{Zs}\t.\-_~·/|\\]$/u;
const han = /^\p{Script=Han}{2}$/u;

const stops = new Map<string, string>(
  [
    ['，', ',，、:：'],
    ['。', '。;；…\n\r\u2028\u2029'],
    ['？', '?？'],
    ['！', '!！'],
    ['"', '"“”「」『』«»【】《》()（）[]'],
  ].flatMap(([written, marks]) => [...(marks ?? '')].map((mark): [string, string] => [mark, written ?? ''])),
);

/** OpenCC keeps 著 (著作); for listening 著急 matters more. 帐 and 账 are one word to a customer. */
const housewords = new Map([
  ['著', '着'],
  ['帐', '账'],
]);

const known = new Map<string, string>();

/** One character at a time, so that offsets hold; phrases that convert as a whole do not occur in our vocabulary. */
function simplified(character: string): string {
  const cached = known.get(character);
  if (cached !== undefined) return cached;
  const converted = toSimplified(character);
  const result = housewords.get(converted) ?? (converted.length === character.length ? converted : character);
  known.set(character, result);
  return result;
}
