// Sheets written in a test as rows of cells.
import type { Sheet } from '#domain/xlsform/sheets.ts';

export function sheetOf(name: string, ...rows: readonly (readonly string[])[]): Sheet {
  return { name, rows: new Map(rows.map((row, index) => [index, row])) };
}

export const WORDS = { other: 'Autre', specify: 'Précisez', confirm: 'C’est fait' };
