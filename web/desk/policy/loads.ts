/** What a simulation found, counted. */
import type { PolicySimulation } from '#conversation/wire';

export type Stretch = PolicySimulation['handedOver'][number];
export type Called = NonNullable<Stretch['draft']>;

/** How many are handed over, under the policy in force and under the draft. */
export interface Count {
  inForce: number;
  draft: number;
}

export function countBy(stretches: readonly Stretch[], nameOf: (called: Called) => string): Map<string, Count> {
  const counts = new Map<string, Count>();
  const add = (called: Called | null, side: keyof Count): void => {
    if (!called) return;
    const count = counts.get(nameOf(called)) ?? { inForce: 0, draft: 0 };
    counts.set(nameOf(called), { ...count, [side]: count[side] + 1 });
  };
  for (const { inForce, draft } of stretches) {
    add(inForce, 'inForce');
    add(draft, 'draft');
  }
  return counts;
}

/** Those that go elsewhere, the latest first: to somebody else, or to nobody, at another message, or sooner or later in the line. */
export function thatDiffer(stretches: readonly Stretch[]): Stretch[] {
  const differ = stretches.filter(({ inForce, draft }) => {
    if (!inForce || !draft) return true;
    return (
      inForce.seq !== draft.seq || inForce.skill !== draft.skill || inForce.advanceMinutes !== draft.advanceMinutes
    );
  });
  return differ.toSorted((one, other) => (momentOf(one) < momentOf(other) ? 1 : -1));
}

/** When a stretch was handed over: as in force where it was, else as drafted. */
export function momentOf({ inForce, draft }: Stretch): string {
  return (inForce ?? draft)?.at ?? '';
}
