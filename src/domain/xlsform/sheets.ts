// A spreadsheet as plain text: what a reader of files gives, and what the reader of forms takes.

export interface Sheet {
  readonly name: string;
  /** Rows by their number in the file, from 0; a row that is not there is absent. Cells by column, from 0; '' is empty. */
  readonly rows: ReadonlyMap<number, readonly string[]>;
}

export type Workbook = readonly Sheet[];

export const SHEET_CAPS = { sheets: 60, rows: 20_000, columns: 300, cells: 400_000, cell: 20_000 } as const;

/** `A`, `B` … `AA`: the column as a spreadsheet names it. */
export function columnLetter(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26);
}
