import type { Finding, HandoffRequest, Tier } from '#conversation';
import { hears } from '../listen/listen.ts';
import type { BotSettings } from '../settings.ts';
import type { Verdict } from './rules.ts';
import type { Situation } from './situation.ts';
import { summarise } from './summary.ts';

/** The request with which a conversation goes over: who should take it, why, how far ahead, and what they should know. */
export function requestHandOver(
  { skill, reason }: Extract<Verdict, { reason: unknown }>,
  { input, heard, angerBefore }: Situation,
  settings: BotSettings,
): HandoffRequest {
  const findings = [...angerBefore, ...heard];
  return {
    skill,
    reason,
    advanceMinutes: advanceFor(findings, input.customer.tier, settings.advance),
    findings,
    summary: summarise(input.messages, findings, reason),
  };
}

/** Minutes ahead in the waiting line: the largest that what was heard is worth, and the tier's on top. */
function advanceFor(findings: readonly Finding[], tier: Tier, advance: BotSettings['advance']): number {
  const heard = Math.max(
    hears(findings, 'danger') ? advance.danger : 0,
    hears(findings, 'complaint') ? advance.complaint : 0,
    hears(findings, 'angry') ? advance.angry : 0,
  );
  return heard + (tier === 'vip' ? advance.vip : tier === 'gold' ? advance.gold : 0);
}
