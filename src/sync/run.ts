// What one run of the exchange remembers between its pages.
import type { DocId } from '#domain/ids.ts';
import type { WholeRow } from '#storage/whole-store.ts';
import type { Outcome } from './advice.ts';

/** A page may shrink to this many bytes on a link that lets only small frames through. */
const SMALLEST_PAGE = 4 * 1024;
const LARGEST_PAGE = 256 * 1024;
/** Each try takes a quarter of the page before, so that the tries of one run reach the smallest. */
const SHRINK = 4;

export interface Run {
  /** Bytes of bodies in the next page. */
  page: number;
  tries: number;
  /** Batches settled so far. */
  done: number;
  /** Pages in a row that moved nothing. */
  idle: number;
  /** A server without room is asked for what is new all the same, without sending it again what it cannot keep. */
  full: boolean;
  /** Nothing waited and nothing was new in the last page. */
  settled: boolean;
  audited: boolean;
  /** How often each record was asked for whole. */
  readonly asked: Map<DocId, number>;
  /** What takes the place of refused records once the next page has shown that the server is still the same. */
  replacing: readonly WholeRow[];
}

export function newRun(): Run {
  return {
    page: LARGEST_PAGE,
    tries: 0,
    done: 0,
    idle: 0,
    full: false,
    settled: false,
    audited: false,
    asked: new Map(),
    replacing: [],
  };
}

export function shrink(run: Run): void {
  run.page = Math.max(SMALLEST_PAGE, Math.floor(run.page / SHRINK));
}

/** What came of one step of a run. */
export type Step =
  /** A page of the exchange. */
  | {
      readonly type: 'page';
      readonly received: number;
      readonly waiting: number;
      readonly more: boolean;
      readonly full: boolean;
    }
  /** Something else was brought a page further. */
  | { readonly type: 'moved' }
  | Outcome;
