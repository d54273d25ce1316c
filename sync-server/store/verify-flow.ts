// Recomputes what the log claims about itself (SYNC I4, I5): every tip, every dense version, each body once.
import { ORIGIN, sameTip } from '#protocol/mark.ts';
import { hashBody, tipAfter } from './chain.ts';
import { workspaceOf } from './config-row.ts';
import { keyOf, type ScannedRow, type Tables } from './tables.ts';

const PAGE_ROWS = 500;

/** The number of rows, and the first one that does not hold. Reads the whole log, page by page. */
export async function verifyFlow(tables: Tables): Promise<{ rows: number; brokenAt: number | null }> {
  const { head } = await workspaceOf(tables);
  const versions = new Map<string, number>();
  const seen = new Set<string>();
  let [seq, tip] = [0, ORIGIN.tip];
  for (;;) {
    const page = await tables.scanAll(seq, PAGE_ROWS);
    const bodies = await tables.bodies(page.map((row) => row.seq));
    for (const [index, row] of page.entries()) {
      const body = bodies[index] ?? new Uint8Array(0);
      const holds = row.seq === seq + 1 && sameTip(tipAfter(tip, row), row.tip) && bodyHolds(row, body);
      if (!holds || !versionHolds(row, versions, seen)) return { rows: seq, brokenAt: row.seq };
      [seq, tip] = [row.seq, row.tip];
    }
    if (page.length < PAGE_ROWS) break;
  }
  const whole = seq === head.seq && sameTip(tip, head.tip);
  return { rows: seq, brokenAt: whole ? null : seq + 1 };
}

function bodyHolds(row: ScannedRow, body: Uint8Array): boolean {
  if (row.erased) return row.type === 'erase' || body.length === 0;
  // Compaction replaced the bytes that the hash names (SYNC L8).
  if (row.form !== 'own') return (row.form === 'hollow') === (body.length === 0);
  return sameTip(hashBody(body), row.hash);
}

function versionHolds(row: ScannedRow, versions: Map<string, number>, seen: Set<string>): boolean {
  const known = versions.get(row.doc) ?? 0;
  if (row.type !== 'upd') return row.version === known;
  const key = keyOf(row.doc, row.hash);
  if (row.version !== known + 1 || seen.has(key)) return false;
  seen.add(key);
  versions.set(row.doc, row.version);
  return true;
}
