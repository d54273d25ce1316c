// The app's memory: complete without network. Screens get this object and nothing else.
import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { FlightRecorder } from '#crdt/flight-recorder.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import type { RecordState } from '#domain/record/record-state.ts';
import type { Storage } from '#storage/storage.ts';
import type { Batch, BatchPorts } from './batch.ts';
import { createCardReading } from './card-reading.ts';
import { type CardSignals, createCardSets } from './card-sets.ts';
import { type CompanyFilter, searchCompanies } from './company-search.ts';
import { createDevice, type DeviceCell } from './device.ts';
import {
  createFieldBuffer,
  createLiveBuffers,
  createProseBuffer,
  type FieldBuffer,
  type FieldOptions,
} from './field-buffer.ts';
import { type Arrivals, followChanges } from './follow-changes.ts';
import { followGrids } from './follow-grids.ts';
import { createGrids, type Grids } from './grids.ts';
import { createLocalValues, type LocalValues } from './local-values.ts';
import type { Evidence, EvidencePorts } from './evidence.ts';
import type { OutboxActs, OutboxPorts } from './outbox-acts.ts';
import type { Photos } from './photos.ts';
import { createPending, type Pending, type PendingCell } from './pending.ts';
import { type OneCompany, oneCompany } from './one-company.ts';
import { heardBy, type PresenceCell } from './presence.ts';
import type { Platform } from './platform.ts';
import { createProjection, type Project } from './projecting.ts';
import type { RescuePorts } from './rescue-collect.ts';
import { createRecords, type OpenRecord, type Records } from './records.ts';
import { createSaveLedger, type SaveStatus } from './save-status.ts';
import { createSharing } from './sharing.ts';
import { createStaleRebuilder } from './stale-cards.ts';
import type { SyncStatus } from './sync-status.ts';
import type { Voices } from './voices.ts';

export interface StorePorts {
  readonly storage: Storage;
  readonly platform: Platform;
  readonly syncStatus: ReadonlySignal<SyncStatus>;
  readonly random: (bytes: number) => Uint8Array;
  /** Added to the device's tag in every tab but the first. */
  readonly tabSuffix: string;
  readonly loadGrid: () => Promise<Grid>;
  readonly loadProject: () => Promise<Project>;
  readonly breathe: () => Promise<void>;
  /** Resolves once what changed is on the screen; without, as `breathe`. */
  readonly frame?: () => Promise<void>;
  /** The second copy of what is being edited (SYNC D4). */
  readonly recorder?: FlightRecorder;
  readonly presence?: PresenceCell;
}

export interface Store
  extends
    Pick<Records, 'create' | 'edit' | 'open' | 'flushAll' | 'isOpen'>,
    Pick<DeviceCell, 'device' | 'nameOf' | 'receivedAt'>,
    Arrivals,
    Pick<OneCompany, 'identities'> {
  /** One card per company, whatever the number of its records: asked for any of them, `company` gives that card. */
  readonly cards: CardSignals & { readonly ready: ReadonlySignal<boolean> };
  /** One card per record, for whoever looks at the records of one company side by side. */
  readonly companyRecords: ReadonlySignal<ReadonlyMap<DocId, CompanyCard>>;
  readonly saveStatus: ReadonlySignal<SaveStatus>;
  readonly syncStatus: ReadonlySignal<SyncStatus>;
  readonly pending: ReadonlySignal<Pending>;
  /** How far a record has got on its way into the backup (SYNC L9); reads signals. */
  stateOf(doc: DocId): RecordState;
  /** Says that a screen shows this record, until the returned function is called. */
  show(doc: DocId): () => void;
  /** Names of the other people who show this record now; nobody without a server. Reads signals. */
  alsoOn(doc: DocId): readonly string[];
  readonly grids: Omit<Grids, 'follow'>;
  readonly platform: Platform;
  /** Today's moment on the workspace's clock, ms since 1970. */
  now(): number;
  searchCompanies(query: string, filter?: CompanyFilter): readonly CompanyCard[];
  /** Binds one short field of an open record to an input. */
  field(record: OpenRecord, key: string, options?: FieldOptions): FieldBuffer;
  /** Binds shared prose of an open record to a text area. */
  prose(record: OpenRecord, name: string): FieldBuffer;
  /** The photos of an open dossier; to be closed with the screen. */
  photos(record: Pick<OpenRecord, 'doc' | 'view' | 'edit'>): Promise<Photos>;
  /** The voice notes of an open dossier; to be closed with the screen. */
  voices(record: Pick<OpenRecord, 'doc' | 'view' | 'edit'>): Promise<Voices>;
  renameDevice(name: string): Promise<void>;
  retag(): Promise<string>;
  /** This tablet only. */
  readonly local: Pick<LocalValues, 'get' | 'set'>;
  /** The given records (default: everything unsaved, unsent or refused, drafts of forms too) as one file. */
  rescue(only?: readonly DocId[]): Promise<Blob>;
  /** What can be done about what is stuck, and the taking in of such a file. */
  outboxActs(): Promise<OutboxActs>;
  /** Many records at once, for imports. */
  batch(): Promise<Batch>;
  /** What is really here and what is really received, read from the rows when it is asked for. */
  evidence(): Promise<Evidence>;
  /** What no completed transaction holds at this moment: records whole, and values of this tablet. */
  unsaved(): { readonly records: ReturnType<Records['unsaved']>; readonly values: ReturnType<LocalValues['unsaved']> };
  close(): void;
}

/** Fetched behind the first screen: it must be here before anything goes wrong. */
const rescueRoom = () => import('./rescue-collect.ts');

/** Rooms that are entered when somebody asks. */
function lateRooms(
  ports: RescuePorts & EvidencePorts & Pick<OutboxPorts, 'sum' | 'recount'>,
  batch: BatchPorts,
): Pick<Store, 'rescue' | 'outboxActs' | 'evidence' | 'batch'> {
  return {
    batch: async () => (await import('./batch.ts')).createBatch(batch),
    rescue: async (only) => (await rescueRoom()).makeRescue(ports, only),
    outboxActs: async () => (await import('./outbox-acts.ts')).createOutboxActs(ports),
    evidence: async () => (await import('./evidence.ts')).createEvidence(ports),
  };
}

/** What is loaded with the first photo or voice note that somebody looks for. */
function mediaRooms(
  ports: Pick<Store, 'local' | 'now' | 'platform'> & { readonly storage: Storage },
): Pick<Store, 'photos' | 'voices'> {
  const { pictures, microphone } = ports.platform;
  return {
    photos: async (record) => (await import('./photos.ts')).openPhotos({ ...ports, record, pictures }),
    voices: async (record) =>
      (await import('./voices.ts')).openVoices({ ...ports, record, microphone, sum: pictures.sum }),
  };
}

/** What those need who look at the whole of this tablet, or carry it away. */
function outsideOf({ storage, platform }: StorePorts, pending: PendingCell, device: DeviceCell, now: () => number) {
  const { sendNow, pictures } = platform;
  const recount = (): Promise<void> => pending.refresh();
  return { storage, now, pending: pending.pending, device: device.device, sendNow, sum: pictures.sum, recount };
}

/** Opens the memory over a storage: first the cards, then the rest; nothing here waits for a network. */
export async function createStore(ports: StorePorts): Promise<Store> {
  const { storage, platform } = ports;
  const ready = signal(false);
  const sets = createCardSets();
  const one = oneCompany(sets.signals);
  const ledger = createSaveLedger();
  const buffers = createLiveBuffers();
  const local = createLocalValues(storage, ledger);
  const pending = createPending(storage);
  const device = await createDevice(storage, ports.random);
  const grids = createGrids(ports.loadGrid);
  const now = (): number => platform.now() + device.clockOffset.value;
  const { toCard, ready: canProject } = createProjection(grids, ports.loadProject);
  const stale = createStaleRebuilder({ storage, now, project: toCard, breathe: ports.breathe, onCards: sets.put });
  const writing = {
    storage,
    ledger,
    now,
    random: ports.random,
    tag: () => device.device.value.tag + ports.tabSuffix,
    project: toCard,
    isShared: createSharing({ device: device.device, pending: pending.pending, now }),
  };
  const onAbsent = (): void => platform.sendNow();
  const records = createRecords({ ...writing, onCard: (card) => sets.put([card]), onAbsent, recorder: ports.recorder });

  const reading = createCardReading(storage, sets);
  const followed = { frame: ports.breathe, ...ports, reading, records, stale, pending, device, now };
  const { onArrival } = followChanges(followed);

  await reading.load();
  await pending.refresh();
  ready.value = true;
  const unfollow = followGrids({ grids, records, storage, settings: sets.signals.settings, rebuildStale: stale.all });
  void canProject.then(stale.all).then(rescueRoom);

  const outside = outsideOf(ports, pending, device, now);
  return {
    ...records,
    flushAll: () => buffers.flushAll().then(records.flushAll),
    device: device.device,
    nameOf: device.nameOf,
    receivedAt: device.receivedAt,
    onArrival,
    cards: { ...one.signals, ready },
    identities: one.identities,
    companyRecords: sets.signals.company,
    saveStatus: ledger.status,
    syncStatus: computed(() => ports.syncStatus.value),
    pending: pending.pending,
    stateOf: pending.stateOf,
    ...heardBy(ports.presence, ports.syncStatus, device.device),
    grids,
    platform,
    now,
    searchCompanies: (query, filter) => searchCompanies(one.signals.company.value.values(), query, filter),
    field: (record, key, options) => createFieldBuffer(record, { ledger, buffers, local }, key, options),
    prose: createProseBuffer,
    ...mediaRooms({ storage, platform, local, now }),
    unsaved: () => ({ records: records.unsaved(), values: local.unsaved() }),
    renameDevice: device.rename,
    retag: device.retag,
    local,
    ...lateRooms(
      {
        ...outside,
        records,
        local,
        sum: platform.pictures.sum,
        recount: () => pending.refresh(),
        cards: sets.signals,
        breathe: ports.breathe,
      },
      { ...writing, records, onCards: sets.put, breathe: ports.breathe },
    ),
    close: () => {
      unfollow();
      storage.close();
    },
  };
}
