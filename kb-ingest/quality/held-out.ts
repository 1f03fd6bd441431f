import { Bm25Field, type Entry, gramsOf } from '#knowledge';

const FOLDS = 10;

/**
 * The share of similar questions for which BM25 over wordings finds their entry first when the question itself is not
 * among them: each is held out once, in ten folds. Near 1, people are said to type what somebody composed.
 */
export function heldOutRecall(entries: readonly Entry[]): number {
  const wordings = entries.flatMap(({ question, similar }, owner) => [
    { grams: gramsOf(question), owner, fold: null },
    ...similar.map((text, place) => ({ grams: gramsOf(text), owner, fold: place % FOLDS })),
  ]);
  let asked = 0;
  let found = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const kept = wordings.filter((wording) => wording.fold !== fold);
    const field = new Bm25Field(kept.map(({ grams }) => grams));
    for (const { grams, owner } of wordings.filter((wording) => wording.fold === fold)) {
      let best = -1;
      let most = 0;
      for (const [place, score] of field.scores(grams).entries()) {
        if (score > most) [best, most] = [place, score];
      }
      asked += 1;
      if (kept[best]?.owner === owner) found += 1;
    }
  }
  return found / Math.max(1, asked);
}
