// Which settings record is which: a published grid is one too. Apart, because cards need this and nothing else.
import { textOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';

export const DOCUMENTS_PURPOSE = 'documents';

/**
 * What a team settles together, each in one record by intent: parameters of the network, saved views, remembered
 * headings of files, outlines of communes, words of the page on the territory. Read them through `team.ts`.
 */
const TEAM_PURPOSES = ['network', 'views', 'columns', 'exchanges', 'outline', 'territory'] as const;
export type TeamPurpose = (typeof TEAM_PURPOSES)[number];

export function purposeOf(view: RecordView): string {
  return textOf(view, 'purpose');
}

/** True for a record of what documents carry. */
export function isDocumentSettings(view: RecordView): boolean {
  return purposeOf(view) === DOCUMENTS_PURPOSE;
}
