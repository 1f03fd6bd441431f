import { useState } from 'react';
import { sentenceOf } from './calls.ts';
import { useWords } from './words/use-words.ts';

/**
 * What the button of a dialog or form does: once at a time; what the server refuses is said in its own words, and the
 * dialog stays.
 */
export function useCarryingOut(): {
  busy: boolean;
  refusal: string;
  refuse(sentence: string): void;
  carryOut<Outcome>(act: () => Promise<Outcome>, done?: (outcome: Outcome) => void): Promise<void>;
} {
  const words = useWords();
  const [refusal, refuse] = useState('');
  const [busy, setBusy] = useState(false);
  return {
    busy,
    refusal,
    refuse,
    async carryOut(act, done) {
      setBusy(true);
      refuse('');
      try {
        const outcome = await act();
        done?.(outcome);
      } catch (failure) {
        refuse(sentenceOf(words, failure));
      } finally {
        setBusy(false);
      }
    },
  };
}
