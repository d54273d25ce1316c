// How a .csv file is written, found in the file itself: its encoding, its separator, its rows.

type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16' | 'windows-1252';
const SEPARATORS = [';', ',', '\t', '|'] as const;
type Separator = (typeof SEPARATORS)[number];

export interface CsvDialect {
  readonly encoding: Encoding;
  readonly separator: Separator;
}

/** Letters of the Latin alphabets in UTF-16 have a zero as every second byte. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 400);
  const zeros = (parity: number): number => head.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const most = head.length * 0.35;
  if (head.length < 4 || (zeros(0) < most && zeros(1) < most)) return null;
  return zeros(1) > zeros(0) ? 'utf-16le' : 'utf-16be';
}

function decoded(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const wide = utf16Of(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: 'utf-16' };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: marked ? 'utf-8-bom' : 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** Rows that tell the separator. */
const SAMPLE = 20;

/** The width that most rows have, the smaller of two. */
function usualOf(widths: readonly number[]): readonly [width: number, rows: number] {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).reduce((most, one) => (one[1] > most[1] ? one : most), [1, 0] as const);
}

/**
 * The one that cuts the first rows into the most cells, as often in each of them: an address full of commas is in one
 * cell of a file with semicolons.
 */
function separatorOf(text: string): Separator {
  const head = text.slice(0, 60_000);
  let best: { readonly separator: Separator; readonly worth: number } = { separator: ';', worth: 0 };
  for (const separator of SEPARATORS) {
    const widths: number[] = [];
    for (const { row } of csvRows(head, separator)) {
      if (row.some((cell) => cell.trim() !== '')) widths.push(row.length);
      if (widths.length === SAMPLE) break;
    }
    const [usual, count] = usualOf(widths);
    const worth = (usual - 1) * (count / Math.max(1, widths.length)) ** 2;
    if (worth > best.worth) best = { separator, worth };
  }
  return best.separator;
}

/** The text of a file and how it is written. Bytes that are no UTF-8 are the Windows page that a French Excel saves in. */
export function csvText(bytes: Uint8Array): CsvDialect & { readonly text: string } {
  const { text, encoding } = decoded(bytes);
  // Excel writes « sep=; » above the heading for itself.
  const told = /^sep=([;,|\t])\r?\n/i.exec(text);
  if (told) {
    const rest = `\n${text.slice(told[0].length)}`;
    return { text: rest, encoding, separator: told[1] as Separator };
  }
  return { text, encoding, separator: separatorOf(text) };
}

/** Rows of cells (RFC 4180) with the line they begin on, from 0; a quote that is never closed is a letter. */
export function* csvRows(
  text: string,
  separator: string,
): Generator<{ readonly line: number; readonly row: readonly string[] }> {
  let row: string[] = [];
  let [start, line, at] = [0, 0, 0];
  while (at <= text.length) {
    const [cell, end, breaks] = text[at] === '"' ? quoted(text, at, separator) : bare(text, at, separator);
    row.push(cell);
    line += breaks;
    const letter = text[end];
    at = end + 1;
    if (letter === separator) continue;
    if (letter === '\r' && text[at] === '\n') at += 1;
    yield { line: start, row };
    if (letter === undefined) return;
    line += 1;
    start = line;
    row = [];
  }
}

type Cell = readonly [text: string, end: number, breaks: number];

function bare(text: string, from: number, separator: string): Cell {
  let at = from;
  for (let letter = text[at]; letter !== undefined; letter = text[(at += 1)]) {
    if (letter === separator || letter === '\n' || letter === '\r') break;
  }
  return [text.slice(from, at), at, 0];
}

/** What follows the closing quote without a separator belongs to the cell, as people's files have it. */
function quoted(text: string, from: number, separator: string): Cell {
  let out = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return bare(text, from, separator);
    out += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') break;
    out += '"';
    at += 1;
  }
  const [rest, end] = bare(text, at, separator);
  return [out + rest, end, breaksIn(out)];
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
