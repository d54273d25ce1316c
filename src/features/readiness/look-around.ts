// Gathers the facts of « Prêt à partir »: everything is opened or asked now, nothing is remembered.
import { noticeArticles, noticeVersion } from '#binding/notice/notice.ts';
import { loadCatalogue } from '#domain/aids/catalogue.ts';
import { dayAt } from '#domain/day.ts';
import { allQuestions } from '#domain/grid/grid.ts';
import type { ReadinessFacts } from '#domain/readiness/readiness.ts';
import type { WipeFacts } from '#domain/readiness/wipe.ts';
import { weekOf, type Week } from '#domain/readiness/week.ts';
import { textOf } from '#domain/record/read.ts';
import { readDocumentSettings, type DocumentSettings } from '#domain/settings/documents.ts';
import { COMMUNES } from '#domain/territory/communes.ts';
import type { Store } from '#store/store.ts';

/** Reads signals: a screen that shows it follows them. */
export function weekAt(store: Pick<Store, 'cards' | 'device' | 'now'>): Week {
  const { dossier, company } = store.cards;
  const cards = { dossiers: dossier.value.values(), companies: company.value };
  return weekOf(cards, store.device.value.member, dayAt(store.now()));
}

async function recordFacts(store: Store): Promise<Pick<ReadinessFacts, 'records' | 'gridsMissing'>> {
  const evidence = await store.evidence();
  // The grids and the mentions of the documents are settings records.
  const needed = [...weekAt(store).needed, ...store.cards.settings.value.keys()];
  let gridsMissing = 0;
  const here = await evidence.records(needed, (doc, view) => {
    const pinned = store.cards.dossier.value.has(doc) ? textOf(view, 'grid') : '';
    if (pinned !== '' && !store.grids.all.value.has(pinned)) gridsMissing += 1;
  });
  const count = (state: string): number => [...here.values()].filter((one) => one === state).length;
  const records = {
    needed: here.size,
    whole: count('whole'),
    arriving: count('arriving'),
    damaged: count('damaged'),
  };
  return { records, gridsMissing };
}

/** The difference that the last exchange measured; none before a server was met. */
function clockOffset(store: Store): number | null {
  if (store.receivedAt.value === null) return null;
  return store.now() - store.platform.now();
}

/** The workspace's own notice is another one than the shipped one. */
async function saidOf({ cards, open }: Pick<Store, 'cards' | 'open'>): Promise<DocumentSettings> {
  const docs = [...cards.settings.value.values()].filter(({ documents }) => documents).map(({ doc }) => doc);
  const records = (await Promise.all(docs.map((doc) => open(doc)))).filter((record) => record !== null);
  const said = readDocumentSettings(records.map(({ doc, view }) => ({ doc, view: view.peek() })));
  for (const record of records) record.close();
  return said;
}

export async function lookAround(store: Store): Promise<ReadinessFacts> {
  const { platform } = store;
  const [machine, records, aids, health, said] = await Promise.all([
    platform.machine(),
    recordFacts(store),
    loadCatalogue().then(
      ({ programmes }) => programmes.length,
      () => null,
    ),
    platform.storageHealth(),
    saidOf(store),
    store.grids.ready.catch(() => undefined),
  ]);
  const grid = store.grids.current.value;
  const { records: waiting, blobs, stuck, photos } = store.pending.value;
  const voices = [...photos.voices.values()].reduce((sum, count) => sum + count, 0);
  return {
    ...records,
    worker: machine.worker,
    version: platform.appVersion,
    gridQuestions: grid ? allQuestions(grid).length : 0,
    aids,
    communes: COMMUNES.length,
    notice: noticeArticles(store, said).length,
    noticeVersion: noticeVersion(said),
    exporter: machine.exporter,
    persisted: health.persisted,
    free: health.usage === null || health.quota === null ? null : health.quota - health.usage,
    clockOffset: clockOffset(store),
    battery: machine.battery,
    unsent: {
      joined: store.device.value.workspace !== null,
      records: waiting,
      photos: blobs - voices,
      voices,
      stuck: stuck.length + photos.refused.length,
      saved: store.saveStatus.value.type !== 'failed',
    },
  };
}

/** What « puis-je effacer cette tablette ? » is judged from. */
export async function wipeFacts(store: Store): Promise<WipeFacts> {
  await store.flushAll();
  const evidence = await store.evidence();
  const [drafts, machine] = await Promise.all([evidence.drafts(), store.platform.machine()]);
  const { docs, stuck, photos } = store.pending.value;
  return {
    joined: store.device.value.workspace !== null,
    saved: store.saveStatus.value.type === 'saved',
    waiting: docs.size,
    refused: stuck.length,
    photos: photos.count + photos.refused.length,
    drafts: drafts.length,
    tabs: machine.tabs,
    receivedAt: store.receivedAt.value,
  };
}
