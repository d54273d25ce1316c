// A company's card for tests: what a test does not name is empty.
import { project } from '#domain/record/project.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import type { DocId } from '#domain/ids.ts';
import { EMPTY_VIEW } from '#domain/record/record.ts';

export function companyCard(fields: Partial<Omit<CompanyCard, 'doc'>> & { doc: string }): CompanyCard {
  const empty = project('company', fields.doc as DocId, EMPTY_VIEW, { grids: new Map(), updatedAt: 0 });
  return { ...(empty as CompanyCard), ...fields, doc: fields.doc as DocId };
}
