import { complaintGrades, type Finding } from '#conversation';

/**
 * What we heard ourselves and what a model heard, as one. What our rules heard, and every danger, stays whatever the
 * model says: it can raise them (a graver grade, a stronger emotion, one danger more), and never lower them. What only
 * our learned part heard falls where the model, which reads more into a sentence, does not hear it.
 */
export function mergedWithModel(own: readonly Finding[], byModel: readonly Finding[]): Finding[] {
  const kept = own.filter((finding) => stands(finding) || byModel.some((other) => isSame(finding, other)));
  const raised = kept.map((finding) => byModel.reduce(raise, finding));
  const added = byModel.filter(
    (finding, place) =>
      !kept.some((other) => isSame(finding, other)) && byModel.findIndex((other) => isSame(finding, other)) === place,
  );
  return [...raised, ...added];
}

const stands = ({ by, kind }: Finding): boolean => by === 'rules' || kind === 'danger';

function isSame(one: Finding, other: Finding): boolean {
  if (one.kind === 'danger') return other.kind === 'danger' && one.danger === other.danger;
  if (one.kind === 'emotion') return other.kind === 'emotion' && one.emotion === other.emotion;
  return one.kind === other.kind;
}

function raise(finding: Finding, by: Finding): Finding {
  if (!isSame(finding, by)) return finding;
  const probability = Math.max(finding.probability, by.probability);
  if (finding.kind === 'complaint' && by.kind === 'complaint') {
    const grade = graver(finding.grade, by.grade);
    // What it is against we read off single words; the model reads the sentence.
    return { ...finding, probability, grade, against: by.against };
  }
  if (finding.kind === 'emotion' && by.kind === 'emotion')
    return { ...finding, probability, strength: stronger(finding, by).strength };
  return { ...finding, probability };
}

function graver<Grade extends (typeof complaintGrades)[number]>(one: Grade, other: Grade): Grade {
  return complaintGrades.indexOf(one) >= complaintGrades.indexOf(other) ? one : other;
}

function stronger<One extends { strength: number }>(one: One, other: One): One {
  return other.strength > one.strength ? other : one;
}
