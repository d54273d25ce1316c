// A rescue file before it is taken in: what it holds, what of it is new, what is left aside and why.
import { useEffect, useState } from 'preact/hooks';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { CopyField } from '#ui/copy-field.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toast.tsx';
import {
  amountText,
  draftText,
  type FileFailure,
  foreignWorkspace,
  importLines,
  type OpenedFile,
  openFile,
  originText,
} from './import-model.ts';
import { t } from './messages.ts';

export interface ImportProps {
  store: Store;
  file: File;
  onClose: () => void;
}

export function ImportDialog({ store, file, onClose }: ImportProps) {
  const [opened, setOpened] = useState<OpenedFile | FileFailure | null>(null);
  useEffect(() => {
    let live = true;
    void openFile(store, file).then((read) => live && setOpened(read));
    return () => {
      live = false;
    };
  }, [store, file]);
  return (
    <Dialog open title={t().importTitle} wide onClose={onClose}>
      {opened === null && <Skeleton />}
      {typeof opened === 'string' && (
        <Banner tone="todo" live>
          {t().importFailures[opened]}
        </Banner>
      )}
      {opened !== null && typeof opened !== 'string' && <Preview store={store} opened={opened} onClose={onClose} />}
    </Dialog>
  );
}

interface PreviewProps {
  store: Store;
  opened: OpenedFile;
  onClose: () => void;
}

function Preview({ store, opened, onClose }: PreviewProps) {
  const { acts, content, plan } = opened;
  const foreign = foreignWorkspace(store, content);
  const [agreed, setAgreed] = useState(foreign === null);
  const [busy, setBusy] = useState(false);
  const { photos, voices, fresh } = plan.media;
  const records = plan.records.filter(({ brings }) => brings !== 'known').length;
  // A thumbnail alone is what an earlier try left over.
  const something = records + fresh.length > 0;
  const take = async (): Promise<void> => {
    setBusy(true);
    const done = await acts.takeImport(content, plan);
    setBusy(false);
    if (done.failed.length > 0) showToast({ tone: 'danger', text: t().importFailed(done.failed.length) });
    else if (done.mediaFailed > 0) showToast({ tone: 'danger', text: t().importMediaFailed });
    else showToast({ text: t().importDone(amountText({ records: done.taken.length, photos, voices })) });
    onClose();
  };
  return (
    <div class="c-stack">
      <p>
        {originText(store, content)} {content.workspace === null && t().importNoWorkspace}
      </p>
      {foreign !== null && <Foreign store={store} name={foreign} agreed={agreed} onAgree={setAgreed} />}
      <Records store={store} opened={opened} />
      <Media store={store} opened={opened} />
      <Drafts opened={opened} />
      <Damaged opened={opened} />
      <div class="c-cluster">
        {something && (
          <Button variant="primary" icon="check" busy={busy} disabled={!agreed} onClick={() => void take()}>
            {t().importAct(amountText({ records, photos, voices }))}
          </Button>
        )}
        <Button variant="plain" onClick={onClose}>
          {t().close}
        </Button>
      </div>
    </div>
  );
}

interface ForeignProps {
  store: Store;
  name: string;
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
}

/** People's data of one workspace must not slip into another: it is said, and asked. */
function Foreign({ store, name, agreed, onAgree }: ForeignProps) {
  return (
    <>
      <Banner tone="todo" title={t().foreignTitle(name)} live>
        {t().foreignText(store.device.value.workspace?.name ?? t().foreignHere)}
      </Banner>
      <CheckField label={t().foreignConfirm} checked={agreed} onChange={onAgree} />
    </>
  );
}

function Records({ store, opened }: Omit<PreviewProps, 'onClose'>) {
  const lines = importLines(store, opened.plan);
  if (lines.length === 0) return <p>{t().importEmpty}</p>;
  return (
    <Section level={3} title={t().importRecords}>
      <RowList label={t().importRecords}>
        {lines.map((line) => (
          <Row
            key={line.doc}
            title={line.name}
            meta={line.meta}
            badges={<Badge tone={line.brings === 'known' ? 'plain' : 'ok'}>{t().brings[line.brings]}</Badge>}
          />
        ))}
      </RowList>
      {lines.every(({ brings }) => brings === 'known') && <p class="c-soft">{t().importNothing}</p>}
    </Section>
  );
}

function Media({ store, opened }: Omit<PreviewProps, 'onClose'>) {
  const { photos, voices, damaged } = opened.plan.media;
  const amount = amountText({ records: 0, photos, voices });
  if (amount === '' && damaged.length === 0) return null;
  const names = new Map(importLines(store, opened.plan).map(({ doc, name }) => [doc, name]));
  return (
    <Section level={3} title={t().importMedia} lead={t().importMediaText}>
      {amount !== '' && <p>{amount}</p>}
      {damaged.length > 0 && (
        <RowList label={t().importDamaged}>
          {damaged.map(({ doc, sha, damage }) => (
            <Row
              key={`${doc} ${sha}`}
              icon="circle-alert"
              title={names.get(doc) ?? t().kinds.other}
              meta={t().mediaDamages[damage]}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function Drafts({ opened }: { opened: OpenedFile }) {
  const texts = opened.content.drafts.map(({ value }) => draftText(value)).filter((text) => text !== '');
  if (texts.length === 0) return null;
  return (
    <Section level={3} title={t().importDrafts} lead={t().importDraftsText}>
      {texts.map((text, index) => (
        <CopyField key={text} label={t().importDraft(index + 1)} value={text} />
      ))}
    </Section>
  );
}

function Damaged({ opened }: { opened: OpenedFile }) {
  const { damaged } = opened.plan;
  if (damaged.length === 0) return null;
  return (
    <Section level={3} title={t().importDamaged}>
      <RowList label={t().importDamaged}>
        {damaged.map(({ place, damage, doc }) => (
          <Row key={`${place} ${doc}`} icon="circle-alert" title={t().importPlace(place)} meta={t().damages[damage]} />
        ))}
      </RowList>
    </Section>
  );
}
