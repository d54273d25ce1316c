// The second half of a sync: which rows of the log a member is shown. Pure.
import { mayReadRecord, type Role } from '#domain/access/role.ts';
import { CAPS } from '#protocol/caps.ts';
import type { Mark } from '#protocol/mark.ts';
import type { ScannedRow } from './tables.ts';

/** What a row weighs in a reply beside its body, bytes. */
const ROW_OVERHEAD = 96;

export interface Reader {
  readonly id: string;
  readonly role: Role;
}

/**
 * True when this member may be shown this row now, by today's rights and not by those of the day it was written:
 * a grant taken back since would carry the state of a record that is no longer theirs, and a revoke followed by
 * a new grant would make the device throw away what it may keep (SYNC L5, I3).
 */
function mayReadRow(member: Reader, row: ScannedRow): boolean {
  if (row.type === 'cfg') return true;
  const mine = mayReadRecord(member, row);
  if (row.type === 'erase') return mine;
  if (row.type === 'revoke') return (row.target === member.id || row.target === '') && !mine;
  if (row.erased || !mine) return false;
  if (row.type === 'grant') return row.target === member.id && row.seq === row.grantSeq;
  // The grant carries everything before it: older rows alone would show a record with holes until it arrives.
  return row.owner !== member.id || row.seq > row.grantSeq;
}

/** Fills one reply from pages of the log, row by row, never past what the device asked or the caps. */
export interface Harvest {
  /** False when the reply is full: this row and those after it wait for the next request. */
  take(row: ScannedRow): boolean;
  /** Every row up to this mark is hollow (SYNC L8). */
  passTo(mark: Mark): void;
  readonly rows: readonly ScannedRow[];
  /** The last row looked at, shown or not: an unreadable tail is not looked at twice. */
  readonly cursor: Mark;
}

/** `echoes` says which rows the device has just sent: their receipts say all of them, so they do not travel back (SYNC L4). */
export function createHarvest(
  member: Reader,
  cursor: Mark,
  want: { readonly bytes: number; readonly rows: number },
  echoes: (row: ScannedRow) => boolean,
): Harvest {
  const maxBytes = Math.min(want.bytes, CAPS.replyBytes);
  const maxRows = Math.min(want.rows, CAPS.replyRows);
  const rows: ScannedRow[] = [];
  let bytes = 0;
  let last = cursor;
  return {
    take(row) {
      if (!echoes(row) && mayReadRow(member, row)) {
        const weight = ROW_OVERHEAD + row.size;
        // The first row always fits, or a record larger than the page would hold everything up for ever.
        const fits = rows.length === 0 || (rows.length < maxRows && bytes + weight <= maxBytes);
        if (!fits) return false;
        bytes += weight;
        rows.push(row);
      }
      last = { seq: row.seq, tip: row.tip };
      return true;
    },
    passTo(mark) {
      last = mark;
    },
    rows,
    get cursor() {
      return last;
    },
  };
}
