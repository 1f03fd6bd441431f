import { type ToneRuleName, toneRule, toneRuleNames } from '#tone';
import { languageOf } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';

interface RuleWords {
  what: string;
  why: string;
}

/** What a rule of inspection is called, and why it is one. A rule that this page does not know yet goes by its name. */
export function ruleWords(words: Words, rule: string): RuleWords {
  const conduct = (words.quality.rules as Readonly<Record<string, RuleWords>>)[rule];
  if (conduct !== undefined) return conduct;
  if (!(toneRuleNames as readonly string[]).includes(rule)) return { what: rule, why: '' };
  const language = languageOf(words);
  const { what, why } = toneRule(rule as ToneRuleName);
  return { what: what[language].charAt(0).toUpperCase() + what[language].slice(1), why: why[language] };
}

/** Every rule, those of conduct first. */
export function everyRule(words: Words): readonly { value: string; label: string }[] {
  return [...Object.keys(words.quality.rules), ...toneRuleNames].map((rule) => ({
    value: rule,
    label: ruleWords(words, rule).what,
  }));
}
