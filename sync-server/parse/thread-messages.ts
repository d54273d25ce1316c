// What the parser's thread is asked, and answers.
import type { DocId } from '#domain/ids.ts';
import type { RecordKind } from '#domain/record/record.ts';
import type { Cleared, Inspected } from './parser.ts';

export type Task =
  | { readonly type: 'inspect'; readonly bodies: readonly Uint8Array[] }
  | { readonly type: 'compact'; readonly bodies: readonly Uint8Array[] }
  | { readonly type: 'digest'; readonly bodies: readonly Uint8Array[] }
  | { readonly type: 'card'; readonly kind: RecordKind; readonly doc: DocId; readonly bodies: readonly Uint8Array[] }
  | {
      readonly type: 'clear';
      readonly kind: RecordKind;
      readonly companies: readonly DocId[];
      readonly at: number;
      readonly bodies: readonly Uint8Array[];
    };

export type Value = readonly Inspected[] | Uint8Array | string | Cleared | null;

export type Answer =
  /** The thread has loaded its code. */
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly value: Value }
  /** The bytes could not be read. */
  | { readonly type: 'failed'; readonly reason: string };

/** Shared with the thread: the place in the task of the body it is at. */
export function createPlace(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}
