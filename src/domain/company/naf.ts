// The activity code (APE) given by the statistics office, in one of two nomenclatures with the same shape.
import { fail, ok, type Result } from '#domain/result.ts';

export const NAF_VERSIONS = ['rev2', '2025'] as const;
export type NafVersion = (typeof NAF_VERSIONS)[number];

const SHAPE = /^(\d{2})\.?(\d{2})([A-Z])$/;

/**
 * The code as `10.71C`. Only the shape is judged, and a division from 01 to 99: neither list of codes is on board,
 * and the same text may mean two activities in the two versions, so a code is never compared without its version.
 */
export function checkNaf(text: string, _version: NafVersion): Result<string, { readonly type: 'naf-shape' }> {
  const parts = SHAPE.exec(text.replace(/\s/g, '').toUpperCase());
  return parts && parts[1] !== '00' ? ok(`${parts[1]}.${parts[2]}${parts[3]}`) : fail({ type: 'naf-shape' });
}
