// One document that the company keeps: shown as a page, signed, made into a file, and noted as handed over.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ChangedSince, documentTitle, handedWords } from '#binding/documents/document-state.tsx';
import { useDocumentSettings } from '#binding/documents/settings.ts';
import { SignatureField } from '#binding/signature-field.tsx';
import { useRecord } from '#binding/use-record.ts';
import { documentNames, documentOf, type DocumentName } from '#domain/documents/names.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import type { Photos } from '#store/photos.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Row, RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toast.tsx';
import { createDocumentModel, type DocumentScreenModel } from './document-model.ts';
import { prepareFiles } from './make-file.ts';
import { t } from './messages.ts';
import { PaperView } from './paper-view.tsx';
import './documents.css';

interface DocumentScreenProps {
  readonly store: Store;
  readonly doc: DocId;
  readonly document: string;
}

export function DocumentScreen({ store, doc, document }: DocumentScreenProps) {
  const record = useRecord(store, doc);
  const back = { href: href.dossier(doc), label: t().back };
  if (record === undefined) {
    return (
      <Page title={t().document} back={back}>
        <Skeleton lines={5} />
      </Page>
    );
  }
  const wish = documentOf(document);
  if (record === null || record.kind !== 'dossier' || wish === null) {
    const missing = record === null || record.kind !== 'dossier';
    return (
      <Page title={t().document} back={back}>
        <EmptyState
          title={missing ? t().noRecord : t().unknown}
          icon="folder-open"
          action={<LinkButton href={missing ? href.dossiers() : href.dossier(doc)}>{t().goBack}</LinkButton>}
        >
          {missing ? t().noRecordText : t().unknownText}
        </EmptyState>
      </Page>
    );
  }
  return <OpenDocument store={store} record={record} name={document as DocumentName} />;
}

interface OpenProps {
  readonly store: Store;
  readonly record: OpenRecord;
  readonly name: DocumentName;
}

/** The photos of the dossier, open while the document is there; null while they are read. */
function usePhotos(store: Store, record: OpenRecord): Photos | null {
  const [photos, setPhotos] = useState<Photos | null>(null);
  useEffect(() => {
    let open: Photos | null = null;
    let left = false;
    void store.photos(record).then((opened) => {
      if (left) return opened.close();
      open = opened;
      setPhotos(opened);
    });
    return () => {
      left = true;
      open?.close();
    };
  }, [store, record]);
  return photos;
}

function OpenDocument({ store, record, name }: OpenProps) {
  const { settings } = useDocumentSettings(store);
  const model = useMemo(() => createDocumentModel({ store, record, settings }, name), [store, record, settings, name]);
  const photos = usePhotos(store, record);
  useEffect(prepareFiles, []);
  const paper = model.paper.value;
  const { dossier } = model.sources.value;
  const isMaking = model.file.value.type === 'making';
  return (
    <Page
      title={documentTitle(dossier, name)}
      kicker={model.sources.value.company?.name}
      back={{ href: href.dossier(record.doc), label: t().back }}
      badges={<ChangedSince sources={model.sources.value} name={name} />}
      lead={handedWords(store, dossier, name)}
      actions={
        paper && (
          <>
            <Button
              variant="primary"
              icon="share-2"
              busy={isMaking}
              onClick={() => void model.save(photos, t().missingPicture)}
            >
              {isMaking ? t().making : t().save}
            </Button>
            <Button icon="printer" onClick={() => window.print()}>
              {t().print}
            </Button>
          </>
        )
      }
      wide
    >
      <FileSaid model={model} />
      {paper === undefined && <Skeleton lines={8} />}
      {paper === null && (
        <EmptyState title={t().unknown} icon="file-text">
          {t().unknownText}
        </EmptyState>
      )}
      {paper && (
        <div class="document-page">
          <PaperView model={paper} photos={photos} />
          <Aside store={store} record={record} model={model} photos={photos} />
        </div>
      )}
    </Page>
  );
}

/** How making the file went; what could not be printed is said, character by character. */
function FileSaid({ model }: { model: DocumentScreenModel }) {
  const file = model.file.value;
  if (file.type === 'failed') {
    return (
      <Banner tone="todo" title={t().fileFailed}>
        {t().failures[file.reason]}
      </Banner>
    );
  }
  if (file.type !== 'saved') return null;
  return (
    <Banner
      tone="ok"
      title={t().saved}
      action={
        <Button icon="handshake" onClick={() => void handOver(model)}>
          {t().handOver}
        </Button>
      }
    >
      {file.boxed.length > 0 ? t().boxed(file.boxed.slice(0, 12).join(' ')) : t().savedText}
    </Banner>
  );
}

async function handOver(model: DocumentScreenModel): Promise<void> {
  const kept = await model.handOver();
  showToast(kept ? { text: t().handedOver } : { text: t().notKept, tone: 'todo' });
}

interface AsideProps {
  readonly store: Store;
  readonly record: OpenRecord;
  readonly model: DocumentScreenModel;
  readonly photos: Photos | null;
}

function Aside({ store, record, model, photos }: AsideProps) {
  const { dossier, company } = model.sources.value;
  const wish = documentOf(model.name);
  const about = wish?.kind === 'fiche' ? 'restitution' : (wish?.kind ?? 'visit');
  return (
    <aside class="document-aside">
      <Section framed title={t().handing} lead={t().handingHint}>
        <Button icon="handshake" onClick={() => void handOver(model)}>
          {t().handOver}
        </Button>
      </Section>
      <SignatureField
        store={store}
        record={record}
        about={about}
        visit={wish?.kind === 'visit' ? wish.visit : ''}
        label={t().signatures}
        name={company?.head ?? ''}
        level={2}
      />
      <Section framed title={t().others}>
        <RowList label={t().others}>
          {documentNames(dossier).map((name) =>
            name === model.name ? (
              <Row key={name} icon="eye" title={documentTitle(dossier, name)} meta={t().thisOne} />
            ) : (
              <RowLink
                key={name}
                icon="file-text"
                href={href.document(record.doc, name)}
                title={documentTitle(dossier, name)}
                meta={handedWords(store, dossier, name)}
              />
            ),
          )}
        </RowList>
        <Button icon="download" onClick={() => void model.saveAll(photos, t().missingPicture, t().archiveName)}>
          {t().saveAll}
        </Button>
      </Section>
    </aside>
  );
}
