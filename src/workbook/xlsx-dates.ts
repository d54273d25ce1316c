// Which numbers of a workbook are days: only the format of their cell says so (ECMA-376, 18.8.30).
import { xmlParts } from './xml.ts';

export interface DateStyles {
  /** `2026-03-05` for a number in a cell of this style that shows a day; null when it is a number. */
  text(style: string, value: number): string | null;
}

/** Formats that every spreadsheet knows without being told; 18 to 21 and 45 to 47 are hours. */
const isKnownDate = (format: number): boolean => (format >= 14 && format <= 17) || format === 22;

/** A format of somebody's own shows a day when it has a year, or a day with a month; quoted words and colours do not count. */
function showsDay(code: string): boolean {
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
  return /[yj]|a{2,4}/.test(bare) || (bare.includes('d') && bare.includes('m'));
}

const DAY = 86_400_000;
/** The 30th of December 1899: a spreadsheet counts a 29th of February 1900 that never was. */
const EPOCH = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The 31st of December 9999. */
const LAST = 2_958_465;

/** Reads `xl/styles.xml`; without one no number is a day. */
export function dateStyles(xml: string, from1904: boolean): DateStyles {
  const own = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  for (const part of xmlParts(xml)) {
    if (part.kind === 'text') continue;
    if (part.name === 'cellXfs') inCells = part.kind === 'open';
    if (part.kind !== 'open') continue;
    if (part.name === 'numFmt') {
      own.set(Number(part.attributes.get('numFmtId')), part.attributes.get('formatCode') ?? '');
    } else if (part.name === 'xf' && inCells) {
      const format = Number(part.attributes.get('numFmtId') ?? 0);
      styles.push(isKnownDate(format) || showsDay(own.get(format) ?? ''));
    }
  }
  return {
    text(style, value) {
      if (!styles[Number(style)] || value < 1 || value > LAST) return null;
      return new Date((from1904 ? EPOCH_1904 : EPOCH) + Math.floor(value) * DAY).toISOString().slice(0, 10);
    },
  };
}
