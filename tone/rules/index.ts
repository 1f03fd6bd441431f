import type { ToneRule, ToneRuleName } from '../rule.ts';
import { asksForSecrets } from './asks-for-secrets.ts';
import { blaming } from './blaming.ts';
import { commanding } from './commanding.ts';
import { advisesInvestment } from './investment.ts';
import { familiar, impolite } from './manners.ts';
import { personalData } from './personal-data.ts';
import { promisesOutcome, promisesReturns } from './promises.ts';
import { refusing } from './refusing.ts';
import { threatening } from './threatening.ts';
import { vague } from './vague.ts';

/** Every rule of speaking, the weightiest first. */
export const toneRules: readonly ToneRule[] = [
  asksForSecrets,
  promisesReturns,
  promisesOutcome,
  advisesInvestment,
  threatening,
  commanding,
  refusing,
  blaming,
  impolite,
  personalData,
  vague,
  familiar,
];

const byName = new Map(toneRules.map((rule) => [rule.name, rule]));

/** What a rule says; every name has one, by test. */
export function toneRule(name: ToneRuleName): Pick<ToneRule, 'severity' | 'what' | 'why' | 'example'> {
  return byName.get(name) ?? vague;
}
