// Which settings record is which: a published grid is one too. Apart, because cards need this and nothing else.
import { textOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';

export const DOCUMENTS_PURPOSE = 'documents';

/** True for a record of what documents carry. */
export function isDocumentSettings(view: RecordView): boolean {
  return textOf(view, 'purpose') === DOCUMENTS_PURPOSE;
}
