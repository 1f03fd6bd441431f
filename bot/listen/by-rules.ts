import { abuse } from './abuse/abuse.ts';
import { plainlyAnnounced } from './complaint/announced.ts';
import { complaint } from './complaint/complaint.ts';
import { dangers } from './danger/dangers.ts';
import { questionRuns, sounds, strengthOf } from './emotion/emotions.ts';
import type { Heard } from './heard.ts';
import type { Hearing } from './hearing.ts';
import type { Pattern } from './pattern.ts';
import { asksForPerson, plainlyAsksForPerson } from './person/asks-for-person.ts';
import type { Reading } from './reading.ts';

/** Everything that the rules listen for. */
export const ruled: readonly Pattern[] = [
  asksForPerson,
  plainlyAsksForPerson,
  complaint,
  plainlyAnnounced,
  abuse,
  ...dangers.flatMap(({ pattern, plainly }) => [pattern, ...(plainly ? [plainly] : [])]),
  ...sounds.flatMap(({ sign, strong, severe, intensified }) => [sign, strong, severe, intensified]),
];

/** What the explicit grammar hears: one for each thing, with every place where it was heard. */
export function heardByRules(hearing: Hearing, reading: Reading): Heard[] {
  const heard: Heard[] = [];
  const hear = (what: Heard['what'], pattern: Pattern, plainly?: Pattern): void => {
    const spans = reading.find(pattern);
    const isPlain = plainly !== undefined && reading.find(plainly).length > 0;
    if (spans.length > 0) heard.push({ what, spans, isPlain });
  };
  for (const { danger, pattern, plainly } of dangers) hear(danger, pattern, plainly);
  hear('asks-for-person', asksForPerson, plainlyAsksForPerson);
  hear('complaint', complaint, plainlyAnnounced);
  const beforeEmotions = heard.length;
  for (const sound of sounds) {
    const spans = reading.find(sound.sign);
    if (spans.length > 0) {
      heard.push({ what: sound.emotion, spans, strength: strengthOf(sound, reading, hearing.loudness) });
    }
  }
  const puzzled = questionRuns(hearing);
  if (puzzled.length > 0 && heard.length === beforeEmotions) {
    heard.push({ what: 'confused', spans: puzzled, strength: 1 });
  }
  // An insult is one, whatever it is thrown at.
  hear('abuse', abuse, abuse);
  return heard;
}
