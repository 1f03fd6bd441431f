import type { ComplaintGrade, Finding, HandoffRequest } from '#conversation';
import type { PolicyInForce } from '../policy/in-force.ts';
import type { HandOver } from './decide.ts';
import type { Situation } from './situation.ts';
import { summarise } from './summary.ts';

/** The request with which a conversation goes over: who should take it, why, how far ahead, and what they should know. */
export function requestHandOver(
  { row, reason }: HandOver,
  { input, heard, angerBefore }: Situation,
  { version, table }: PolicyInForce,
): HandoffRequest {
  const { skill, priority, acceptWithinMinutes, complaint } = row.handOver;
  const { tier } = input.customer;
  const findings = [...angerBefore(), ...heard];
  return {
    skill,
    reason,
    advanceMinutes: table.priorities[priority] + (tier === 'standard' ? 0 : table.tiers[tier]),
    findings,
    summary: summarise(input.messages, findings, reason),
    ruling: {
      policy: version,
      row: row.id,
      priority,
      acceptWithinMinutes,
      complaint: complaint && {
        ...complaint,
        grade: complaint.grade === 'as-heard' ? gradeHeard(heard) : complaint.grade,
      },
    },
  };
}

function gradeHeard(heard: readonly Finding[]): ComplaintGrade {
  return heard.find((finding) => finding.kind === 'complaint')?.grade ?? 'general';
}
