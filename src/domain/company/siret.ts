// The 14 digits that name an establishment in France.
import { fail, ok, type Result } from '#domain/result.ts';

export type SiretProblem = { readonly type: 'siret-length' | 'siret-characters' | 'siret-key' };

const LA_POSTE = '356000000';

/** Luhn's key: every second digit from the right doubled, the digits of all of it summed, a multiple of ten. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** La Poste has more establishments than Luhn's key allows: there the plain sum is a multiple of five. */
function isLaPosteKey(digits: string): boolean {
  return digits.startsWith(LA_POSTE) && Array.from(digits).reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** The 14 digits of what was typed or pasted: spaces, no-break spaces, dots and hyphens between them do not count. */
export function checkSiret(text: string): Result<string, SiretProblem> {
  const digits = text.replace(/[\s.-]/g, '');
  if (/\D/.test(digits)) return fail({ type: 'siret-characters' });
  if (digits.length !== 14) return fail({ type: 'siret-length' });
  return isLuhn(digits) || isLaPosteKey(digits) ? ok(digits) : fail({ type: 'siret-key' });
}

/** `123 456 789 00012` with no-break spaces; a text that is not 14 digits is given back as it is. */
export function formatSiret(siret: string): string {
  const parts = /^(\d{3})(\d{3})(\d{3})(\d{5})$/.exec(siret);
  return parts ? parts.slice(1).join('\u00A0') : siret;
}
