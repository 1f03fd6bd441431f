/** In which colour a score stands: amber below 90, red below 60. */
export function scoreTone(score: number): string {
  if (score < 60) return 'score tone-danger';
  return score < 90 ? 'score tone-warning' : 'score';
}
