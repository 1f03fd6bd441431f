export interface Counted {
  precision: number;
  recall: number;
  f1: number;
}

export function counted(found: readonly boolean[], meant: readonly boolean[]): Counted {
  const both = found.filter((is, place) => is && meant[place]).length;
  const precision = both / Math.max(1, found.filter(Boolean).length);
  const recall = both / Math.max(1, meant.filter(Boolean).length);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
