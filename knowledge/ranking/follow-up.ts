import { normalise } from '../grams.ts';
import { withoutCourtesies } from '../spelling/courtesies.ts';

/**
 * Whether a text leaves open what it is about, as the second question of a conversation does: "那手续费呢？",
 * "要多久？", "这个怎么取消". Such a question is read beside what was just talked about.
 */
export function leavesOpen(text: string): boolean {
  const bare = withoutCourtesies(normalise(text));
  if (!HAN.test(bare)) return bare.length <= LONGEST_ENGLISH && POINTS_BACK.test(bare);
  return bare.length <= SHORT || (bare.length <= LONGEST && POINTS_BACK.test(bare)) || SECOND.test(text);
}

/** Six characters seldom say what, and what about it. */
const SHORT = 6;
/** Whoever writes more has said it. */
const LONGEST = 16;
const LONGEST_ENGLISH = 40;
const HAN = /\p{Script=Han}/u;

const POINTS_BACK =
  /^(?:那|还有|另外|然后|如果|万一)|这个|那个|它|这种|那种|上面|刚才|刚刚|\b(?:it|that|this|those|then)\b/u;
const SECOND = /^\s*(?:那|还有)[^?？]{1,12}呢\s*[?？]?\s*$/u;

/**
 * What being near to what was talked about adds to a candidate's worth, at most: enough to choose among entries that
 * the words leave equal, too little to bring back one that the words speak against.
 */
export const NEARNESS_WORTH = 4;
