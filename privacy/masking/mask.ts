import { readDigits } from './digit-runs.ts';
import { findEmails } from './emails.ts';
import type { Finding } from './finding.ts';
import { findNumbers } from './numbers.ts';
import { findOneTimeCodes } from './one-time-codes.ts';
import { findPasswords } from './passwords.ts';
import { defaultRules, labels, type MaskRules, type PersonalKind, personalKinds } from './rules.ts';

export interface Masked {
  text: string;
  /** What was masked, in the order of the text. UTF-16 offsets into the masked text, `to` exclusive. */
  found: readonly { kind: PersonalKind; from: number; to: number }[];
  changed: boolean;
}

/** Without any of these there is nothing to find: most of what customers write. */
const worthReading = /[0-9０-９@＠零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖貳參陸密]|pass|pwd|pin/i;

/**
 * Masks what would tell who somebody is or let somebody else act for them: mobile numbers, identity cards, bank cards,
 * one-time codes, passwords and e-mail addresses. All other text stays as it is, byte for byte.
 *
 * Masking a masked text changes nothing and finds nothing. The work grows with the length of the text, whatever stands
 * in it. A number of 13 to 19 digits that passes Luhn by chance is masked: one order number in ten.
 */
export function mask(text: string, rules: MaskRules = defaultRules): Masked {
  if (!worthReading.test(text)) return { text, found: [], changed: false };
  const digits = readDigits(text);
  const others = [
    ...findNumbers(text, digits, rules),
    ...findOneTimeCodes(text, digits),
    ...findEmails(text, rules.email),
  ];
  const findings = joined([...others, ...findPasswords(text, digits, others)]);
  return replaced(text, findings);
}

/** Findings that overlap become one: no part of a secret may show because another kind of secret would show it. */
function joined(findings: Finding[]): Finding[] {
  const inOrder = findings.sort((one, other) => one.from - other.from || other.to - one.to);
  const apart: Finding[] = [];
  for (const finding of inOrder) {
    const before = apart.at(-1);
    if (before && finding.from < before.to) apart[apart.length - 1] = together(before, finding);
    else apart.push(finding);
  }
  return apart;
}

/** @param one begins before the other, or with it */
function together(one: Finding, other: Finding): Finding {
  const emailHidesOther = one.kind === 'email' && other.kind !== 'password' && endsBeforeItsDomain(one, other);
  if (emailHidesOther) return one;
  const kind = personalKinds[Math.min(personalKinds.indexOf(one.kind), personalKinds.indexOf(other.kind))] ?? one.kind;
  return { kind, from: one.from, to: Math.max(one.to, other.to), masked: labels[kind] };
}

/** Of what stands before the @, an e-mail's mask shows letters only. */
function endsBeforeItsDomain(email: Finding, { to }: Finding): boolean {
  const domain = email.masked.length - email.masked.search(/[@＠]/);
  return email.masked !== labels.email && to <= email.to - domain;
}

function replaced(text: string, findings: readonly Finding[]): Masked {
  let masked = '';
  let through = 0;
  const found = findings.map(({ kind, from, to, masked: instead }) => {
    masked += text.slice(through, from);
    const start = masked.length;
    masked += instead;
    through = to;
    return { kind, from: start, to: masked.length };
  });
  return { text: masked + text.slice(through), found, changed: found.length > 0 };
}
