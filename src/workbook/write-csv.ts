// Rows as a .csv file that a French Excel opens by a double click: UTF-8 with a mark, semicolons, CRLF (RFC 4180).

/**
 * A cell that a spreadsheet would take for a formula is told to be a text (OWASP, CSV injection). One that has such a
 * mark by itself gets another, so that whoever takes one off has the text back.
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

function cellText(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The first row is the heading; rows may be of different lengths. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const text = rows.map((row) => row.map(cellText).join(';')).join('\r\n');
  return new TextEncoder().encode(`\uFEFF${text}\r\n`) as Uint8Array<ArrayBuffer>;
}
