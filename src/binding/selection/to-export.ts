// What a list hands over to the screen of exports: the companies in front of the person, and where they stood.
import { signal } from '@preact/signals';
import type { DocId } from '#domain/ids.ts';

export interface ToExport {
  /** « Entreprises », « Réseau »: the list it was chosen in. */
  readonly from: string;
  readonly docs: readonly DocId[];
}

/** Null: nothing was chosen, all of the network is meant. */
export const toExport = signal<ToExport | null>(null);
