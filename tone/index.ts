/**
 * How the house speaks, as a check of what somebody is about to say: rules with examples, findings with a better
 * sentence. Plain functions without anything of Node's, for the desk's page as for the server. Not part of it: what a
 * customer feels or asks (`bot/listen`), and whether what is said is true.
 */
export { accept, checkTone, neverSent, type ToneFinding } from './check.ts';
export { type ToneRuleName, type ToneSeverity, toneRuleNames, toneSeverities } from './rule.ts';
export { toneRule } from './rules/index.ts';
