// The list of companies: what is asked, what is found, how much of it is drawn.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { mayWriteRecord } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import type { Store } from '#store/store.ts';

/** Rows drawn at once: 10,000 would freeze the tablet, and nobody reads them. */
export const WINDOW = 100;

export interface CompaniesModel {
  readonly query: ReadonlySignal<string>;
  /** INSEE code; '' for all. */
  readonly commune: ReadonlySignal<string>;
  readonly sector: ReadonlySignal<string>;
  readonly found: ReadonlySignal<readonly CompanyCard[]>;
  readonly shown: ReadonlySignal<readonly CompanyCard[]>;
  readonly filtered: ReadonlySignal<boolean>;
  ask(change: { readonly query?: string; readonly commune?: string; readonly sector?: string }): void;
  more(): void;
}

/** What was asked last is still there when one comes back from a record. */
const asked = signal({ query: '', commune: '', sector: '', rows: WINDOW });

export function createCompaniesModel(store: Pick<Store, 'searchCompanies'>): CompaniesModel {
  const query = computed(() => asked.value.query);
  const commune = computed(() => asked.value.commune);
  const sector = computed(() => asked.value.sector);
  const found = computed(() =>
    store.searchCompanies(query.value, {
      ...(commune.value ? { commune: commune.value } : {}),
      ...(sector.value ? { sector: sector.value } : {}),
    }),
  );
  return {
    query,
    commune,
    sector,
    found,
    shown: computed(() => found.value.slice(0, asked.value.rows)),
    filtered: computed(() => commune.value !== '' || sector.value !== ''),
    ask(change) {
      asked.value = { ...asked.value, ...change, rows: WINDOW };
    },
    more() {
      asked.value = { ...asked.value, rows: asked.value.rows + WINDOW };
    },
  };
}

const NONE: ReadonlySet<DocId> = new Set();

/** Records that wait for the server; before a workspace is joined all do, and a mark on each would say nothing. */
export function unsentIn(store: Pick<Store, 'device' | 'pending'>): ReadonlySet<DocId> {
  return store.device.value.workspace ? store.pending.value.docs : NONE;
}

/** Committee members and partners read; before a workspace is joined the tablet is its holder's. */
export function mayWrite(store: Pick<Store, 'device'>): boolean {
  const { member } = store.device.value;
  return member === null || mayWriteRecord(member, { channel: 'network', owner: '' });
}
