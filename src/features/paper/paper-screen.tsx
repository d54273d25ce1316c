// The printable grid, blank or of a dossier, and the way back from paper into the dossier.
import { useMemo, useState } from 'preact/hooks';
import { useRecord } from '#binding/use-record.ts';
import { mayWriteRecord } from '#domain/access/role.ts';
import { readAnswers } from '#domain/dossier/answers.ts';
import { readDossier } from '#domain/dossier/dossier.ts';
import type { Grid, Mode } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { t } from './messages.ts';
import { PaperEntry } from './paper-entry.tsx';
import { PaperSheet, type Heading } from './paper-sheet.tsx';
import './paper.css';

export function PaperScreen({ store, doc }: { store: Store; doc: DocId | null }) {
  return doc === null ? <BlankPaper store={store} /> : <DossierPaper store={store} doc={doc} />;
}

const NOBODY: Heading = { company: '', commune: '', advisor: '', place: '' };

function BlankPaper({ store }: { store: Store }) {
  const [mode, setMode] = useState<Mode>('express');
  const grid = store.grids.current.value;
  const advisor = store.device.value.member?.name ?? '';
  return (
    <Page
      title={t().title}
      lead={t().leadBlank}
      back={{ href: href.ready(), label: t().backReady }}
      actions={<PrintButton grid={grid} />}
    >
      <ModeChoice mode={mode} onChange={setMode} />
      {grid ? (
        <PaperSheet store={store} grid={grid} mode={mode} heading={{ ...NOBODY, advisor }} answers={null} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

function DossierPaper({ store, doc }: { store: Store; doc: DocId }) {
  const record = useRecord(store, doc);
  const back = { href: href.dossier(doc), label: t().back };
  if (record) return <OpenPaper store={store} record={record} />;
  return (
    <Page title={t().title} back={back}>
      {record === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <EmptyState
          title={t().noRecord}
          icon="folder-open"
          action={<LinkButton href={href.dossiers()}>{t().toDossiers}</LinkButton>}
        >
          {t().noRecordText}
        </EmptyState>
      )}
    </Page>
  );
}

function headingOf(store: Store, record: OpenRecord): Heading {
  const { company: doc, advisor, meeting } = readDossier(record.view.value);
  const company = doc ? store.cards.company.value.get(doc) : undefined;
  const { members, member } = store.device.value;
  const name = members.find(({ id }) => id === advisor)?.name ?? (advisor === '' ? (member?.name ?? '') : '');
  const commune = communeOf(company?.commune ?? '')?.name ?? '';
  return { company: company?.name ?? '', commune, advisor: name, place: meeting.place };
}

function OpenPaper({ store, record }: { store: Store; record: OpenRecord }) {
  const view = record.view.value;
  const dossier = useMemo(() => readDossier(view), [view]);
  const [chosen, setMode] = useState<Mode | null>(null);
  const [withAnswers, setWithAnswers] = useState(false);
  const [entering, setEntering] = useState(false);
  const mode = chosen ?? dossier.mode;
  const grid = store.grids.forHash(dossier.grid);
  const heading = headingOf(store, record);
  const { member } = store.device.value;
  const writes = member === null || mayWriteRecord(member, { channel: 'private', owner: dossier.advisor || member.id });
  return (
    <Page
      title={t().title}
      kicker={heading.company}
      lead={writes ? t().leadDossier : t().notYours}
      back={{ href: href.dossier(record.doc), label: t().back }}
      actions={
        <>
          <PrintButton grid={grid} />
          {writes && (
            <Button icon="pencil" onClick={() => setEntering(true)}>
              {t().enter}
            </Button>
          )}
        </>
      }
    >
      <ModeChoice mode={mode} onChange={setMode} />
      <div class="paper-choice">
        <CheckField label={t().withAnswers} checked={withAnswers} onChange={setWithAnswers} />
      </div>
      {grid ? (
        <PaperSheet
          store={store}
          grid={grid}
          mode={mode}
          heading={heading}
          answers={withAnswers ? readAnswers(view) : null}
        />
      ) : (
        <Skeleton lines={8} />
      )}
      <PaperEntry store={store} record={record} grid={grid} open={entering} onClose={() => setEntering(false)} />
    </Page>
  );
}

function PrintButton({ grid }: { grid: Grid | null }) {
  return (
    <Button variant="primary" icon="printer" disabled={!grid} onClick={() => print()}>
      {t().print}
    </Button>
  );
}

function ModeChoice({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  return (
    <div class="paper-choice">
      <ChoiceRows
        legend={t().mode}
        value={mode}
        options={[
          { value: 'express', label: t().express, hint: t().expressHint },
          { value: 'complet', label: t().complet, hint: t().completHint },
        ]}
        onChange={(value) => onChange(value === 'complet' ? 'complet' : 'express')}
      />
    </div>
  );
}
