// Numbers that look right and belong to nobody.
import { checkSiret } from '#domain/company/siret.ts';
import type { Chance } from './chance.ts';

const KEYS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The same text with the last digit that makes Luhn's sum a multiple of ten. */
function withKey(text: string): string {
  const sum = Array.from(`${text}0`)
    .reverse()
    .map((character, index) => Number(character) * (index % 2 === 0 ? 1 : 2))
    .reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0);
  return text + KEYS[(10 - (sum % 10)) % 10];
}

/** The SIRET number `index` (0 to 99), with both of its keys, under `000`: a prefix no company has been given. */
export function siretFrom(chance: Chance, index: number): string {
  const siren = withKey(`000${String(index * 1000 + chance.below(1000)).padStart(5, '0')}`);
  const siret = withKey(`${siren}0001`);
  const checked = checkSiret(siret);
  if (!checked.ok) throw new Error(`a number was made wrong: ${siret}`);
  return checked.value;
}
