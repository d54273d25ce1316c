// The sheet `settings`: what names the form. The rest is for servers of forms, and is said to be left out.
import type { FormIssue } from './issue.ts';
import { issueAt, type Table } from './table.ts';

export interface FormSettings {
  readonly title: string;
  readonly id: string;
  readonly version: string;
  readonly language: string;
  readonly allowsTwins: boolean;
  readonly issues: readonly FormIssue[];
}

const READ: ReadonlySet<string> = new Set(
  'form_title title form_id id_string version default_language allow_choice_duplicates'.split(' '),
);

export function readSettings(table: Table | null): FormSettings {
  const row = table?.rows[0];
  const text = (name: string): string => row?.text(name) ?? '';
  return {
    title: text('form_title') || text('title'),
    id: text('form_id') || text('id_string'),
    version: text('version'),
    language: text('default_language'),
    allowsTwins: /^(?:yes|true|true\(\)|1)$/i.test(text('allow_choice_duplicates')),
    issues: (row?.cells ?? [])
      .filter(({ column }) => !READ.has(column.name))
      .map(({ column, text: what }) =>
        issueAt('setting-unsupported', table?.name ?? '', row?.number ?? 0, column, what),
      ),
  };
}
