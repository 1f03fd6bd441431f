import { Converter } from 'opencc-js/cn2t';
import { charactersRead, syllableOf } from '#knowledge';

/** One way in which people type other than one writes. Null where the text offers no place for it. */
export interface Habit {
  name: string;
  /** The share of questions it happens to. */
  rate: number;
  apply(text: string, random: () => number): string | null;
}

/** The habits of the measurement, with their rates. Their order is that of application. */
export const habits: readonly Habit[] = [
  { name: 'wrong character', rate: 0.3, apply: wrongCharacter },
  { name: 'dropped or doubled', rate: 0.2, apply: droppedOrDoubled },
  { name: 'pinyin', rate: 0.15, apply: inPinyin },
  { name: 'traditional', rate: 0.1, apply: (text) => toTraditional(text) },
  { name: 'polite', rate: 0.3, apply: wrapped },
];

/** The text as somebody with these habits would type it, each with its chance. */
export function typed(text: string, random: () => number): { text: string; habits: readonly string[] } {
  let now = text;
  const had: string[] = [];
  for (const { name, rate, apply } of habits) {
    if (random() >= rate) continue;
    const next = apply(now, random);
    if (next === null || next === now) continue;
    now = next;
    had.push(name);
  }
  return { text: now, habits: had };
}

const HAN = /\p{Script=Han}/u;

/** Characters that are taken for each other by shape: on small keys, by hand, and from a picture. */
const alike = [
  '未末',
  '己已巳',
  '帐账',
  '贷货',
  '末未',
  '入人八',
  '土士',
  '日曰',
  '千干于',
  '卡卞',
  '密蜜',
  '抵低底',
  '借惜错',
  '额颜',
  '款欺',
  '利刮',
  '息恩',
  '清请情',
  '提堤',
  '绑帮',
  '冻栋',
  '查杳',
  '洋样',
  '办为',
  '历厉',
  '期斯',
  '诺喏',
  '电申由',
  '手毛',
  '转传',
  '还环',
] as const;

function wrongCharacter(text: string, random: () => number): string | null {
  const characters = [...text];
  const places = characters.flatMap((character, place) => (HAN.test(character) ? [place] : []));
  const place = drawn(places, random);
  if (place === null) return null;
  const character = characters[place] ?? '';
  const shapes = alike.flatMap((group) => (group.includes(character) ? [...group] : []));
  // The common half of those that sound alike: nobody's keyboard offers the rare ones first.
  const sounds = [...charactersRead(syllableOf(character) ?? '')].slice(0, MOST_SOUNDS);
  const pool = shapes.length > 0 && random() < 0.5 ? shapes : sounds;
  const other = drawn(
    pool.filter((each) => each !== character),
    random,
  );
  if (other === null) return null;
  characters[place] = other;
  return characters.join('');
}

const MOST_SOUNDS = 8;

function droppedOrDoubled(text: string, random: () => number): string | null {
  const characters = [...text];
  if (characters.length < 2) return null;
  const place = Math.floor(random() * characters.length);
  characters.splice(place, 1, ...(random() < 0.5 ? [] : [characters[place] ?? '', characters[place] ?? '']));
  return characters.join('');
}

function inPinyin(text: string, random: () => number): string | null {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)];
  const readable = words.flatMap(({ segment, index }) => {
    const read = [...segment].map(syllableOf);
    return read.length >= 2 && !read.includes(null) ? [{ segment, index, read: read.join('') }] : [];
  });
  const word = drawn(readable, random);
  return word && `${text.slice(0, word.index)}${word.read}${text.slice(word.index + word.segment.length)}`;
}

const before = ['你好，', '您好，请问', '请问一下', '麻烦问下，', '在吗，', '打扰了，', '你好我想咨询一下'];
const after = ['，谢谢', '，麻烦了', '呢', '呀', '，急', '，谢谢啦', '😊', '啊'];

function wrapped(text: string, random: () => number): string {
  const front = random() < 0.7 ? (drawn(before, random) ?? '') : '';
  const back = front === '' || random() < 0.5 ? (drawn(after, random) ?? '') : '';
  return `${front}${text}${back}`;
}

const toTraditional = Converter({ from: 'cn', to: 't' });

function drawn<T>(some: readonly T[], random: () => number): T | null {
  return some[Math.floor(random() * some.length)] ?? null;
}
