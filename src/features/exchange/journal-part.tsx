import { useEffect, useState } from 'preact/hooks';
import type { ExportEntry, ImportEntry, LoggedEntry } from '#domain/exchange/exchange-log.ts';
import { formatMoment } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import type { ExchangeNotes } from './exchange-notes.ts';
import type { ExportFormat } from './export-model.ts';
import { importRun } from './import-run.ts';
import type { Run } from './import-types.ts';
import { t } from './messages.ts';
import { noteRun } from './run-notes.ts';
import { RunStanding } from './run-standing.tsx';

interface Props {
  store: Store;
  notes: ExchangeNotes;
}

/** Who let what in and out, and when; with the undo of what this device brought in. */
export function JournalPart({ store, notes }: Props) {
  const run = importRun(store);
  const [past, setPast] = useState<readonly Run[]>([]);
  const standing = run.run.value;
  useEffect(() => void run.past().then(setPast), [run, standing]);
  const entries = notes.entries.value;
  const undo = async (id: string): Promise<void> => {
    await run.undo(id);
    await noteRun(notes, run.run.value);
  };
  return (
    <Section title={t().journal} lead={notes.forTeam.value ? t().journalTeam : t().journalHere}>
      {run.working.value && <RunStanding store={store} notes={notes} run={run} />}
      {entries.length === 0 ? (
        <EmptyState title={t().journalEmpty} icon="history">
          {t().journalEmptyText}
        </EmptyState>
      ) : (
        <DataTable
          caption={t().journal}
          hideCaption
          columns={[
            { id: 'when', label: t().when, cell: ({ at }) => formatMoment(at) },
            { id: 'by', label: t().by, cell: ({ tag }) => store.nameOf(tag) || t().someone },
            { id: 'what', label: t().what, cell: whatOf },
            { id: 'file', label: t().file, cell: ({ file }) => file },
            {
              id: 'result',
              label: t().result,
              cell: (entry) => resultOf(entry, { past, busy: run.working.value, undo: (id) => void undo(id) }),
            },
          ]}
          rows={entries}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  );
}

function resultOf(entry: LoggedEntry, acts: Omit<ImportResultProps, 'entry'>) {
  return entry.type === 'import' ? <ImportResult entry={entry} {...acts} /> : <ExportResult entry={entry} />;
}

function whatOf(entry: LoggedEntry): string {
  if (entry.type === 'import') return t().imported;
  const things: Readonly<Record<string, string | undefined>> = t().things;
  const formats: Readonly<Record<string, string | undefined>> = t().formats satisfies Record<ExportFormat, string>;
  return t().exportedThing(things[entry.what] ?? entry.what, formats[entry.format] ?? entry.format);
}

function ExportResult({ entry }: { entry: ExportEntry }) {
  return (
    <span class="c-cluster">
      <span>{t().exportResult(entry.count, entry.left)}</span>
      {entry.personal && <Badge tone="strong">{t().personal}</Badge>}
    </span>
  );
}

interface ImportResultProps {
  entry: ImportEntry;
  past: readonly Run[];
  busy: boolean;
  undo: (id: string) => void;
}

function ImportResult({ entry, past, busy, undo }: ImportResultProps) {
  const here = past.find(({ id }) => id === entry.id);
  return (
    <span class="c-cluster">
      <span>{t().importResult(entry.created, entry.updated, entry.refused)}</span>
      {entry.undone && <Badge>{t().undoneMark(entry.undone.kept)}</Badge>}
      {!entry.undone && here?.state === 'done' && (
        <Button icon="undo-2" busy={busy} onClick={() => undo(entry.id)}>
          {t().undo}
        </Button>
      )}
      {!entry.undone && !here && <span class="c-soft c-small">{t().undoHere}</span>}
    </span>
  );
}
