// The companies of the demonstration. Names, people and numbers are invented; the communes are real.
import { CASTILLONNAIS } from './companies-castillonnais.ts';
import { HAUT_SALAT } from './companies-haut-salat.ts';
import { LOWLANDS } from './companies-lowlands.ts';
import { readCompanyRow, type CompanySeed } from './company-rows.ts';

export const COMPANIES: readonly CompanySeed[] = [...CASTILLONNAIS, ...HAUT_SALAT, ...LOWLANDS].map(readCompanyRow);

/** The seed of a company named elsewhere in the demonstration. */
export function companySeed(key: string): CompanySeed {
  const found = COMPANIES.find((company) => company.key === key);
  if (!found) throw new Error(`no company called ${key}`);
  return found;
}
