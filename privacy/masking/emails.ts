import { read } from './characters.ts';
import type { Finding } from './finding.ts';
import { labels, type MaskRules } from './rules.ts';

const local = /[A-Za-z0-9._%+-]/;

/** E-mail addresses. Each is read outward from its @ and stops at the next one, so no character is read twice. */
export function findEmails(text: string, rule: MaskRules['email']): Finding[] {
  const found: Finding[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) !== '@' && text.charAt(at) !== '＠') continue;
    let from = at;
    while (from > 0 && stands(text, from - 1, local)) from--;
    const to = endOfDomain(text, at + 1);
    const name = visible(text.slice(from, at));
    if (to !== null && name !== '')
      found.push({ kind: 'email', from, to, masked: masked(name, text.slice(at, to), rule) });
  }
  return found;
}

/** Where a domain that begins at an offset ends: after the last label that is of letters only, as top levels are. */
function endOfDomain(text: string, from: number): number | null {
  let end: number | null = null;
  let to = from;
  let label = '';
  let labels = 0;
  for (; to < text.length && stands(text, to, /[A-Za-z0-9.-]/); to++) {
    const character = text.charAt(to);
    if (read(text, to).is === 'invisible') continue;
    if (character === '.') {
      if (label !== '') labels++;
      label = '';
    } else {
      label += character;
    }
    if (labels > 0 && label.length >= 2 && label.length <= 24 && /^[A-Za-z]*$/.test(label)) end = to + 1;
  }
  return end;
}

function stands(text: string, place: number, allowed: RegExp): boolean {
  return allowed.test(text.charAt(place)) || read(text, place).is === 'invisible';
}

function visible(written: string): string {
  return [...written].filter((_, place, all) => read(all[place] ?? '', 0).is !== 'invisible').join('');
}

/** Only letters are shown: a digit left over could join its neighbours and be taken for part of a number. */
function masked(name: string, rest: string, rule: MaskRules['email']): string {
  if (rule === 'nothing') return labels.email;
  const letters = /^[A-Za-z]{0,3}/.exec(name)?.[0] ?? '';
  const shown = letters.slice(0, Math.max(0, Math.min(rule.first, name.length - 1)));
  return `${shown}***${rest}`;
}
