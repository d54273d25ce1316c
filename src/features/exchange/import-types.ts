// What an import is made of while it is written, and kept of it for its undo.
import type { Difference } from '#domain/exchange/company-import.ts';
import type { LineInput } from '#domain/exchange/company-line.ts';
import type { ImportOrigin } from '#domain/exchange/company-writing.ts';
import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';

export interface ImportWork {
  readonly creates: readonly LineInput[];
  readonly changes: readonly { readonly doc: DocId; readonly changes: readonly Difference[] }[];
}

/** What is written together, and noted as written. */
export interface RunPart {
  readonly creates: readonly { readonly doc: DocId; readonly input: LineInput }[];
  readonly changes: ImportWork['changes'];
}

export interface About {
  /** Name of the file as the person has it. */
  readonly file: string;
  readonly origin: ImportOrigin;
  readonly refused: number;
}

export interface Run extends About {
  readonly id: string;
  readonly at: number;
  readonly state: 'writing' | 'done' | 'undoing' | 'undone';
  readonly parts: number;
  /** Parts that are written now. */
  readonly done: number;
  readonly created: number;
  readonly updated: number;
  /** Fields that somebody changed between the preview and the writing: left as they were. */
  readonly left: number;
  /** At the undo: companies and fields that somebody wrote in since, left as they are. */
  readonly kept: number;
}

export type RunStore = Pick<Store, 'local' | 'now' | 'batch' | 'unsaved' | 'cards'>;
