import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Erasure } from '#server/store/erasure-ledger.ts';
import { createLedgerFile, defaultLedgerPath } from '#server/store/ledger-file.ts';
import { docOf, T0 } from '#tests/unit/sync-server/workbench.ts';

const folder = mkdtempSync(join(tmpdir(), 'cordee-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const freshPath = (): string => join(folder, `${(files += 1)}.jsonl`);
const erasureOf = (number: number): Erasure => ({
  workspace: 'workspace-1',
  doc: docOf(number),
  kind: 'company',
  channel: 'network',
  owner: 'member-1',
  at: T0 + number,
});

describe('the file of erasures', () => {
  it('only grows, holds each record once, and is read again by the next process (L10)', () => {
    const path = freshPath();
    const ledger = createLedgerFile(path);
    expect(ledger.noted()).toEqual([]);
    ledger.note([erasureOf(1), erasureOf(1)]);
    const before = readFileSync(path, 'utf8');
    ledger.note([erasureOf(1), erasureOf(2)]);
    expect(readFileSync(path, 'utf8').startsWith(before)).toBe(true);
    expect(createLedgerFile(path).noted()).toEqual([erasureOf(1), erasureOf(2)]);
  });

  it('passes over a last line that was torn, and does not let it swallow the next one', () => {
    const path = freshPath();
    createLedgerFile(path).note([erasureOf(1), erasureOf(2)]);
    writeFileSync(path, readFileSync(path).subarray(0, -9));
    const ledger = createLedgerFile(path);
    expect(ledger.noted()).toEqual([erasureOf(1)]);
    ledger.note([erasureOf(3)]);
    expect(ledger.noted()).toEqual([erasureOf(1), erasureOf(3)]);
  });

  it('passes over lines that are none of its own', () => {
    const path = freshPath();
    createLedgerFile(path).note([erasureOf(1)]);
    appendFileSync(path, 'null\n{"doc":"x"}\n{"doc":12}\n\0\0\0\0\n');
    appendFileSync(path, `${JSON.stringify({ ...erasureOf(2), kind: 'king' })}\n`);
    const ledger = createLedgerFile(path);
    ledger.note([erasureOf(3)]);
    expect(ledger.noted()).toEqual([erasureOf(1), erasureOf(3)]);
  });

  it('lies beside the data folder: a folder that is put back brings no older list along', () => {
    expect(defaultLedgerPath('/srv/cordee/data')).toBe('/srv/cordee/data.erasures.jsonl');
    expect(defaultLedgerPath('/srv/cordee/data/')).toBe('/srv/cordee/data.erasures.jsonl');
  });
});
