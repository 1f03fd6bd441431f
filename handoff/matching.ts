import type { StaffId } from '#conversation';
import type { AvailableAgent, Offer, WaitingHandoff } from '#store';

/** What matching knows of a handoff in the line. */
export type InLine = Pick<WaitingHandoff, 'id' | 'skill' | 'dueAt' | 'offeredTo' | 'lastHeld'>;

/**
 * Whom to offer which customer. The line is served in the order of due times, so that nobody is passed over while an
 * agent with the skill has room; tier and urgency have moved the due time already. Pure, and the same for every order
 * of its arguments.
 *
 * Among the agents that fit:
 * - first whoever held this customer last, who knows the matter;
 * - then the lowest share of the capacity in use, then the longest idle, then the id.
 *
 * Somebody who let an offer go by may do so again: the next offers then go round, the longest idle first, until all
 * have had it. Who has just passed the customer on gets them back only where nobody else fits.
 *
 * @param until when the offers lapse
 */
export function match(waiting: readonly InLine[], agents: readonly AvailableAgent[], until: Date): Offer[] {
  const places = agents.map((agent) => ({ ...agent, given: 0 }));
  const offers: Offer[] = [];
  for (const handoff of [...waiting].sort(inOrderOfTheLine)) {
    const rank = rankFor(handoff);
    const best = places
      .filter(({ skills, load, capacity }) => skills.includes(handoff.skill) && load < capacity)
      .reduce<Place | null>((one, other) => (one && compare(rank(one), rank(other)) <= 0 ? one : other), null);
    if (!best) continue;
    best.load += 1;
    best.given += 1;
    offers.push({ handoff: handoff.id, agent: best.id, until });
  }
  return offers;
}

type Place = AvailableAgent & {
  /** How many offers this matching has made to the agent already. */
  given: number;
};

function inOrderOfTheLine(one: InLine, other: InLine): number {
  return compare([one.dueAt.getTime(), one.id], [other.dueAt.getTime(), other.id]);
}

/** What agents are compared by for this handoff: the smallest comes first. */
function rankFor({ offeredTo: lapsedWith, lastHeld }: InLine): (place: Place) => readonly (number | string)[] {
  const passedOnBy: StaffId | null = lastHeld?.how === 'transferred' ? lastHeld.by : null;
  const knownTo: StaffId | null = lastHeld && lapsedWith === null && passedOnBy === null ? lastHeld.by : null;
  return ({ id, load, capacity, lastGivenAt, given }) => [
    id === passedOnBy ? 1 : 0,
    id === knownTo ? 0 : 1,
    lapsedWith === null ? load / capacity : 0,
    given,
    lastGivenAt?.getTime() ?? Number.NEGATIVE_INFINITY,
    id,
  ];
}

/** Number by number and text by text, as far as they are equal. */
function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index];
    if (against === undefined || value === against) continue;
    return value < against ? -1 : 1;
  }
  return 0;
}
