import type { InspectionPage } from '#conversation/wire';

/** A list that was read further down, with its first page read anew: what is new stands above, what changed is changed. */
export function withLatest(list: InspectionPage, latest: InspectionPage): InspectionPage {
  const last = latest.inspections.at(-1)?.id;
  const place = list.inspections.findIndex(({ id }) => id === last);
  // All there is, or so much is new that the two do not meet: the rest is asked for again.
  if (!latest.more || place === -1) return latest;
  return { inspections: [...latest.inspections, ...list.inspections.slice(place + 1)], more: list.more };
}
