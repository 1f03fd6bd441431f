/** What tells a number of one kind from any other number of the same length. All take plain ASCII digits. */

/** The check digit of ISO/IEC 7812-1, Annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = digits.length - 1, doubled = false; place >= 0; place--, doubled = !doubled) {
    const digit = digits.charCodeAt(place) - 48;
    sum += doubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

// GB 11643-1999: weights 2^(18-i) mod 11, and the check character for each remainder (ISO 7064, MOD 11-2).
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** The 18th character of an identity card number, from the first 17. */
function identityCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * (first17.charCodeAt(place) - 48), 0);
  return checkCharacters.charAt(sum % 11);
}

/** GB/T 2260 provinces, the residence permits of Hong Kong, Macao and Taiwan (81–83) and of foreigners (91–94). */
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-4])/;

/** @param number 18 characters, `X` for the check character ten; or the 15 digits of cards issued before 1999 */
export function isIdentityCard(number: string): boolean {
  if (!provinces.test(number)) return false;
  if (number.length === 15) return isDate(`19${number.slice(6, 12)}`);
  return (
    number.length === 18 &&
    isDate(number.slice(6, 14)) &&
    identityCheckCharacter(number.slice(0, 17)) === number.charAt(17)
  );
}

/**
 * The digits of a mobile number that stand before its own eleven: '' or a country or trunk prefix. Null where this
 * is no Chinese mobile number.
 */
export function mobilePrefix(digits: string): string | null {
  return /^(00860?|860?|0?)1[3-9]\d{9}$/.exec(digits)?.[1] ?? null;
}

/** Year, month and day of the years 1900 to 2099, as yyyymmdd. */
export function isDate(digits: string): boolean {
  const written = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(digits);
  if (!written) return false;
  const [year, month, day] = [Number(written[1]), Number(written[2]), Number(written[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A date and a time run together, with or without milliseconds: 20261122120000, 20261122120000123. */
export function isTimestamp(digits: string): boolean {
  return (
    (digits.length === 14 || digits.length === 17) &&
    isDate(digits.slice(0, 8)) &&
    /^(?:[01]\d|2[0-3])[0-5]\d[0-5]\d/.test(digits.slice(8))
  );
}
