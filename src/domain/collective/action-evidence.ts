// Papers that prove an action: named and dated here, kept where they are. Photos are rows of their own (`photos.ts`).
import type { Day } from '#domain/day.ts';
import { choiceOf, dayOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow } from '#domain/record/rows.ts';

export const EVIDENCE_KINDS = ['emargement', 'compte-rendu', 'facture', 'devis', 'convention', 'autre'] as const;
type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export interface Evidence {
  readonly id: string;
  readonly label: string;
  readonly kind: EvidenceKind;
  /** Where it is kept, its number, anything that finds it again. */
  readonly note: string;
  readonly day: Day | null;
}

export function readEvidence(view: RecordView): Evidence[] {
  return rowIds(view, 'evidence').map((id) => ({
    id,
    label: textOf(view, `evidence/${id}/label`),
    kind: choiceOf(view, `evidence/${id}/kind`, EVIDENCE_KINDS, 'autre'),
    note: textOf(view, `evidence/${id}/note`),
    day: dayOf(view, `evidence/${id}/day`),
  }));
}

/** Adds a paper now (ms) and returns its row. */
export function addEvidence(draft: Draft, input: Omit<Evidence, 'id'>, now: number): string {
  return addRow(draft, 'evidence', { ...input }, now);
}
