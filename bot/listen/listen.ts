import type { Danger, Emotion, Evidence, Finding } from '#conversation';
import { complaint } from './complaint/complaint.ts';
import { dangers } from './danger/dangers.ts';
import { questionRuns, sounds, strengthOf } from './emotion/emotions.ts';
import { type Hearing, hear, type Said } from './hearing.ts';
import { asksForPerson } from './person/asks-for-person.ts';
import { merged, Reader } from './reading.ts';
import type { Span } from './word-finder.ts';

/** Gathered once: the vocabulary of everything that is listened for. */
const reader = new Reader([
  asksForPerson,
  complaint,
  ...dangers.map(({ pattern }) => pattern),
  ...sounds.flatMap(({ sign, strong, severe, intensified }) => [sign, strong, severe, intensified]),
]);

/**
 * What is heard in the customer messages of one turn, read together: a sentence may run over several messages. By
 * rules alone; one finding per kind (per danger, per emotion) with every place where it was heard. Never throws; the
 * work is linear in the length of the text.
 */
export function listen(said: readonly Said[]): Finding[] {
  const hearing = hear(said);
  const reading = reader.read(hearing);
  const findings: Finding[] = [];
  for (const { danger, pattern } of dangers) {
    const evidence = evidenceOf(hearing, reading.find(pattern));
    if (evidence.length > 0) findings.push({ kind: 'danger', danger, evidence, by: 'rules' });
  }
  const asked = evidenceOf(hearing, reading.find(asksForPerson));
  if (asked.length > 0) findings.push({ kind: 'asks-for-person', evidence: asked, by: 'rules' });
  const complained = evidenceOf(hearing, reading.find(complaint));
  if (complained.length > 0) findings.push({ kind: 'complaint', evidence: complained, by: 'rules' });
  for (const sound of sounds) {
    const evidence = evidenceOf(hearing, reading.find(sound.sign));
    if (evidence.length === 0) continue;
    const strength = strengthOf(sound, reading, hearing.loudness);
    findings.push({ kind: 'emotion', emotion: sound.emotion, strength, evidence, by: 'rules' });
  }
  const puzzled = evidenceOf(hearing, questionRuns(hearing));
  if (puzzled.length > 0 && !findings.some(({ kind }) => kind === 'emotion')) {
    findings.push({ kind: 'emotion', emotion: 'confused', strength: 1, evidence: puzzled, by: 'rules' });
  }
  return findings;
}

/** The worst danger heard; null where there is none. */
export function worstDanger(heard: readonly Finding[]): Danger | null {
  const dangersHeard = heard.flatMap((finding) => (finding.kind === 'danger' ? [finding.danger] : []));
  return dangers.find(({ danger }) => dangersHeard.includes(danger))?.danger ?? null;
}

/** The exact words, per message: what runs over the border of two messages is evidence in both. */
function evidenceOf({ origin, said }: Hearing, spans: readonly Span[]): Evidence[] {
  const evidence: Evidence[] = [];
  for (const span of merged(spans)) {
    let last: { message: number; from: number; to: number } | null = null;
    const pieces: { message: number; from: number; to: number }[] = [];
    for (let place = span.from; place < span.to; place++) {
      const at = origin[place];
      if (at === undefined || at.message < 0) continue;
      if (last?.message === at.message) last.to = Math.max(last.to, at.to);
      else {
        last = { ...at };
        pieces.push(last);
      }
    }
    for (const { message, from, to } of pieces) {
      const spoken = said[message];
      if (spoken !== undefined) evidence.push({ seq: spoken.seq, from, to, words: spoken.text.slice(from, to) });
    }
  }
  return evidence;
}

/** Whether a kind of finding, or anger, was heard. */
export function hears(heard: readonly Finding[], what: Finding['kind'] | Emotion): boolean {
  return heard.some((finding) => finding.kind === what || (finding.kind === 'emotion' && finding.emotion === what));
}

/** How strongly an emotion was heard; 0 where it was not. */
export function strengthOfEmotion(heard: readonly Finding[], emotion: Emotion): 0 | 1 | 2 | 3 {
  const found = heard.find((finding) => finding.kind === 'emotion' && finding.emotion === emotion);
  return found?.kind === 'emotion' ? found.strength : 0;
}
