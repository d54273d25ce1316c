// The ledger of erasures as a file that only ever grows. It lies beside the data folder, not in it, so that whoever puts
// an older folder or database back does not put an older ledger back with it.
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Erasure, type ErasureLedger, ledgerLine, readLedgerLine } from './erasure-ledger.ts';
import { StorageTrouble } from './tables.ts';

/** Where the ledger of a data folder lies unless `LEDGER_FILE` says otherwise. */
export function defaultLedgerPath(dataDir: string): string {
  return `${resolve(dataDir)}.erasures.jsonl`;
}

/** A missing file is an empty ledger; it is made by the first erasure. */
export function createLedgerFile(path: string): ErasureLedger {
  const noted = (): readonly Erasure[] => told(() => readLedger(path));
  return {
    noted,
    note(erasures) {
      const known = new Set(noted().map(({ doc }) => doc));
      const added = new Map(erasures.filter(({ doc }) => !known.has(doc)).map((erasure) => [erasure.doc, erasure]));
      if (added.size > 0) told(() => append(path, [...added.values()].map(ledgerLine)));
    },
  };
}

function readLedger(path: string): readonly Erasure[] {
  if (!existsSync(path)) return [];
  const erasures = readFileSync(path, 'utf8').split('\n').map(readLedgerLine);
  return [...new Map(erasures.filter((erasure) => erasure !== null).map((erasure) => [erasure.doc, erasure])).values()];
}

function append(path: string, lines: readonly string[]): void {
  const isNew = !existsSync(path);
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a+', 0o600);
  try {
    // A line that a power cut tore must not swallow the next one.
    const text = Buffer.from(`${endsTorn(file) ? '\n' : ''}${lines.join('\n')}\n`);
    if (writeSync(file, text) < text.length) throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (isNew) syncFolder(dirname(path));
}

function endsTorn(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
}

/** Makes the names in a folder as durable as the files behind them. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function told<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new StorageTrouble(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'unavailable', error);
  }
}
