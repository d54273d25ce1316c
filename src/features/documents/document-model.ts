// One document of an open dossier: what it says now, what the company has of it, and the acts on it.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { documentSources } from '#binding/documents/sources.ts';
import type { DocumentModel } from '#domain/documents/block.ts';
import { documentFacts, documentHash, documentModel } from '#domain/documents/document.ts';
import { documentNames, documentOf, type DocumentName } from '#domain/documents/names.ts';
import type { DocumentSources } from '#domain/documents/sources.ts';
import { handDocument } from '#domain/dossier/sending.ts';
import type { DocumentSettings } from '#domain/settings/documents.ts';
import type { Photos } from '#store/photos.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { makeArchive, makeFile, type FileFailure } from './make-file.ts';
import { paperWords } from './paper-words.ts';

/** How the last wish for a file ended. */
type FileState =
  | { readonly type: 'none' | 'making' }
  | { readonly type: 'saved'; readonly boxed: readonly string[] }
  | { readonly type: 'failed'; readonly reason: FileFailure['type'] };

export interface DocumentScreenModel {
  readonly name: DocumentName;
  readonly sources: ReadonlySignal<DocumentSources>;
  /** Null: the dossier has no such document; undefined while the mentions are read. */
  readonly paper: ReadonlySignal<DocumentModel | null | undefined>;
  readonly file: ReadonlySignal<FileState>;
  save(images: Photos | null, missing: string): Promise<void>;
  saveAll(images: Photos | null, missing: string, name: string): Promise<void>;
  /** Notes that it was handed over as it stands; false when that could not be kept. */
  handOver(): Promise<boolean>;
}

interface Ports {
  readonly store: Store;
  readonly record: OpenRecord;
  readonly settings: ReadonlySignal<DocumentSettings | null>;
}

/** Names of aids by id, once the catalogue is read; without it they go by their ids. */
function programmeNames(): ReadonlySignal<ReadonlyMap<string, string>> {
  const names = signal<ReadonlyMap<string, string>>(new Map());
  void import('#domain/aids/catalogue.ts')
    .then(({ loadCatalogue }) => loadCatalogue())
    .then(({ programmes }) => {
      names.value = new Map(programmes.map(({ id, name }) => [id, name]));
    })
    .catch(() => {});
  return names;
}

export function createDocumentModel({ store, record, settings }: Ports, name: DocumentName): DocumentScreenModel {
  const sources = documentSources(store, record, programmeNames());
  const file = signal<FileState>({ type: 'none' });

  function draw(one: DocumentName): DocumentModel | null | undefined {
    const held = settings.value;
    if (!held) return undefined;
    const wish = documentOf(one);
    const facts = wish && documentFacts(sources.value, wish);
    const body = held.body || (store.device.value.workspace?.name ?? '');
    return facts && documentModel(facts, sources.value, { ...held, body }, paperWords());
  }

  const paper = computed(() => draw(name));

  async function keep(content: Blob, called: string, boxed: readonly string[]): Promise<void> {
    const saved = await store.platform.saveFile(called, content);
    file.value = saved ? { type: 'saved', boxed } : { type: 'none' };
  }

  return {
    name,
    sources,
    paper,
    file,
    async save(images, missing) {
      const model = paper.value;
      if (!model) return;
      file.value = { type: 'making' };
      const made = await makeFile(model, images, missing, store.now());
      if (!made.ok) {
        file.value = { type: 'failed', reason: made.error.type };
        return;
      }
      const { bytes, boxed } = made.value;
      await keep(new Blob([bytes as BlobPart], { type: 'application/pdf' }), `${model.fileName}.pdf`, boxed);
    },
    async saveAll(images, missing, called) {
      file.value = { type: 'making' };
      const models = documentNames(sources.value.dossier).flatMap((one) => draw(one) ?? []);
      const made = await makeArchive(models, images, missing, store.now());
      if (!made.ok) {
        file.value = { type: 'failed', reason: made.error.type };
        return;
      }
      await keep(new Blob([made.value as BlobPart], { type: 'application/zip' }), `${called}.zip`, []);
    },
    async handOver() {
      const wish = documentOf(name);
      const facts = wish && documentFacts(sources.value, wish);
      if (!facts) return false;
      const saved = await record.edit((draft) => {
        handDocument(draft, { document: name, day: sources.value.today, hash: documentHash(facts) });
      });
      return saved.ok;
    },
  };
}
