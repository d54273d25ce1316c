// The valleys people speak of (PRODUCT 6), each a set of communes. A working division, « à valider localement »: it
// follows the postal towns, which follow the valleys; the edges (Rimont, Lescure, Clermont, Castelnau-Durban) are argued about.
import { communeOf, COMMUNES } from './communes.ts';

/** In the order of the valleys, from the plain up; `autres` for what has no commune of the territory. */
export const BASSINS = [
  'saint-girons',
  'seronais',
  'volvestre',
  'castillonnais',
  'haut-salat',
  'massatois',
  'autres',
] as const;
export type Bassin = (typeof BASSINS)[number];

const BY_POSTCODE: Readonly<Record<string, Bassin>> = {
  '09200': 'saint-girons',
  '09190': 'saint-girons',
  '09160': 'saint-girons',
  '09240': 'seronais',
  '09230': 'volvestre',
  '09800': 'castillonnais',
  '09140': 'haut-salat',
  '09320': 'massatois',
};

/** 09420 covers two valleys: the Séronais (Castelnau-Durban, Esplas-de-Sérou), and the way down to Saint-Girons. */
const BY_CODE: Readonly<Record<string, Bassin>> = {
  '09082': 'seronais',
  '09118': 'seronais',
  '09097': 'saint-girons',
  '09164': 'saint-girons',
  '09246': 'saint-girons',
};

const byCommune = new Map(
  COMMUNES.map(({ code, postcodes }): [string, Bassin] => [
    code,
    BY_CODE[code] ?? BY_POSTCODE[postcodes[0] ?? ''] ?? 'autres',
  ]),
);

/** The bassin of a commune's INSEE code, a merged commune's old code too. */
export function bassinOf(commune: string): Bassin {
  return byCommune.get(commune) ?? byCommune.get(communeOf(commune)?.code ?? '') ?? 'autres';
}
