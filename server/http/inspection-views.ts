import type { Appeal, StaffId } from '#conversation';
import type { InspectionFindingView, InspectionView } from '#conversation/wire';
import type { Inspection } from '#store';

/** `names`: of the staff, by id. */
export function inspectionView(inspection: Inspection, names: ReadonlyMap<StaffId, string>): InspectionView {
  const { id, conversation, agent, score, category, endedAt, findings, appeals } = inspection;
  return {
    id,
    conversationId: conversation,
    agent,
    agentName: agent && (names.get(agent) ?? null),
    score,
    category,
    endedAt: endedAt.toISOString(),
    findings: findings.map((finding) => ({
      ...finding,
      appeal: appealView(
        appeals.find(({ number }) => number === finding.number),
        names,
      ),
    })),
  };
}

function appealView(appeal: Appeal | undefined, names: ReadonlyMap<StaffId, string>): InspectionFindingView['appeal'] {
  if (!appeal) return null;
  const { reason, at, decision } = appeal;
  return {
    reason,
    at: at.toISOString(),
    decision: decision && {
      outcome: decision.outcome,
      byName: names.get(decision.by) ?? null,
      note: decision.note,
      at: decision.at.toISOString(),
    },
  };
}
