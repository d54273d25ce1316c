// A company being typed: kept on this tablet at each stroke, checked in words, compared with those already here.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { addContact, checkCompany, writeCompany, type CompanyProblem } from '#domain/company/company-form.ts';
import { EMPTY_COMPANY, type CompanyInput } from '#domain/company/company.ts';
import type { Duplicate } from '#domain/company/duplicates.ts';
import { checkSiret } from '#domain/company/siret.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Store } from '#store/store.ts';
import { duplicatesIn, type DuplicateWatch } from './duplicate-watch.ts';

/** Where the draft waits; this tablet only. */
const DRAFT = 'companies.draft';

export interface NewCompany extends CompanyInput {
  /** Becomes the first contact. */
  readonly head: string;
}

export const EMPTY: NewCompany = { ...EMPTY_COMPANY, head: '' };

type DraftField = keyof NewCompany;

/** A draft as it was kept; an older or foreign shape gives what it can. */
export function draftOf(kept: Json | undefined): NewCompany {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return EMPTY;
  const found = kept as { readonly [key: string]: Json };
  const entries = Object.entries(EMPTY).map(([key, empty]) => [
    key,
    typeof found[key] === typeof empty ? found[key] : empty,
  ]);
  return Object.fromEntries(entries) as NewCompany;
}

function isEmptyDraft(draft: NewCompany): boolean {
  return (Object.keys(EMPTY) as DraftField[]).every((key) => draft[key] === EMPTY[key]);
}

/** Only what must be there stops the creation: a wrong number is kept and told (PRODUCT 1.3, first row). */
export function blocking(problems: readonly CompanyProblem[]): readonly CompanyProblem[] {
  return problems.filter(({ type }) => type === 'required');
}

/**
 * What to say at a field: its shape once it was left, what is missing once the person asked to create.
 * While somebody types in a field, it is left in peace.
 */
export function shownProblem(
  problems: readonly CompanyProblem[],
  field: keyof CompanyInput,
  state: { readonly left: ReadonlySet<string>; readonly tried: boolean },
): CompanyProblem | null {
  const problem = problems.find((one) => one.field === field);
  if (!problem) return null;
  if (problem.type === 'required') return state.tried ? problem : null;
  return state.left.has(field) ? problem : null;
}

export interface NewCompanyModel {
  readonly ready: ReadonlySignal<boolean>;
  readonly input: ReadonlySignal<NewCompany>;
  readonly problems: ReadonlySignal<readonly CompanyProblem[]>;
  readonly twins: ReadonlySignal<readonly Duplicate[]>;
  readonly left: ReadonlySignal<ReadonlySet<string>>;
  readonly tried: ReadonlySignal<boolean>;
  /** The draft was already there when the screen opened. */
  readonly resumed: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  set(change: Partial<NewCompany>): void;
  typed(field: DraftField): void;
  leave(field: DraftField): void;
  /** Empties the draft and gives it back, for « Annuler ». */
  restart(name: string): NewCompany;
  restore(draft: NewCompany): void;
  /** Null while something is missing. */
  create(): Promise<DocId | null>;
}

type Ports = Pick<Store, 'local' | 'create' | 'now' | 'companyRecords' | 'identities'>;

/** @param called the name typed in the search that found nothing */
export function createNewCompany(store: Ports, called: string): NewCompanyModel {
  const input = signal<NewCompany>(EMPTY);
  const [ready, resumed, tried, busy] = [signal(false), signal(false), signal(false), signal(false)];
  const left = signal<ReadonlySet<string>>(new Set());
  const keep = createKeeper(store);
  const problems = computed(() => checkCompany(input.value));
  const watch = duplicatesIn(store);

  function put(next: NewCompany): void {
    input.value = next;
    keep(next);
  }

  void store.local.get(DRAFT).then((kept) => {
    const draft = draftOf(kept);
    resumed.value = !isEmptyDraft(draft);
    if (isEmptyDraft(draft) && called !== '') put({ ...draft, name: called });
    else input.value = draft;
    // What was left wrong before the reload is told again.
    left.value = new Set(Object.keys(EMPTY));
    ready.value = true;
  });

  return {
    ready,
    input,
    problems,
    left,
    tried,
    resumed,
    busy,
    twins: computed(() => twinsOf(watch, input.value)),
    set: (change) => put({ ...input.value, ...change }),
    typed(field) {
      if (left.value.has(field)) left.value = new Set([...left.value].filter((other) => other !== field));
    },
    leave(field) {
      if (!left.value.has(field)) left.value = new Set([...left.value, field]);
    },
    restart(name) {
      const before = input.value;
      put({ ...EMPTY, name });
      resumed.value = false;
      tried.value = false;
      return before;
    },
    restore: put,
    async create() {
      tried.value = true;
      if (busy.value || blocking(problems.value).length > 0) return null;
      busy.value = true;
      const { head, ...company } = input.value;
      const { doc, saved } = await store.create('company', (draft) => {
        writeCompany(draft, written(company));
        if (company.stance === 'ne-plus-contacter') draft.event('opposition-recorded', { reason: '' });
        if (head.trim() !== '')
          addContact(draft, { name: head, role: 'dirigeant', phone: '', email: '', note: '' }, store.now());
      });
      // The draft goes only once the record is durable: a refusal of the tablet must lose neither.
      if (saved.ok) keep(EMPTY);
      busy.value = false;
      return doc;
    },
  };
}

/** Only what was filled in: a default is not a value somebody gave (SYNC R6). */
function written(company: CompanyInput): Partial<CompanyInput> {
  const filled = Object.entries(company).filter(
    ([key, value]) =>
      value !== EMPTY_COMPANY[key as keyof CompanyInput] || (key === 'nafVersion' && company.naf !== ''),
  );
  return Object.fromEntries(filled);
}

/** Asked as soon as the SIRET or the telephone is right, or the name has its commune (or is said to be elsewhere). */
function twinsOf(watch: DuplicateWatch, { siret, name, commune, outside, phone, address }: NewCompany): Duplicate[] {
  const right = checkSiret(siret);
  const placed = outside || commune !== '';
  return watch.find({
    siret: right.ok ? right.value : '',
    name: placed ? name : '',
    commune: outside ? '' : commune,
    phone,
    address: placed ? address : '',
  });
}

/** Writes the newest draft, one write after the other: the last one always wins. */
function createKeeper(store: Pick<Store, 'local'>): (draft: NewCompany) => void {
  let newest: NewCompany | null = null;
  let running = false;
  async function run(): Promise<void> {
    running = true;
    while (newest) {
      const next = newest;
      newest = null;
      await store.local.set(DRAFT, isEmptyDraft(next) ? null : (next as unknown as Json));
    }
    running = false;
  }
  return (draft) => {
    newest = draft;
    if (!running) void run();
  };
}
