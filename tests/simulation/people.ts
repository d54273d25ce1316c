// What people do on their tablets: they create, answer, write prose, let events happen, leave records open for hours.
import type { DocId } from '#domain/ids.ts';
import type { Draft, RecordKind, Register } from '#domain/record/record.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Mark, WrittenValue } from './truth.ts';
import type { Tab, Tablet, World } from './world.ts';

const KEYS = ['name', 'phone', 'sector', 'a/q1', 'contact/x/name', 'contact/x/gone'] as const;
const KINDS: readonly RecordKind[] = ['company', 'company', 'dossier', 'dossier', 'stake', 'action', 'session'];
/** Letters that no two strokes share, so that the smallest difference of two texts is what the person typed. */
const FIRST_LETTER = 0x4e00;
const SCREENS = 3;

/** What a reader without the right to write types is refused by the server: it is in quarantine, not in the record. */
const counts = (tablet: Tablet): boolean => tablet.role !== 'committee';

function keep(world: World, tablet: Tablet, doc: DocId, what: Mark['what'], id: string): Mark {
  const mark: Mark = { doc, what, id, tablet: tablet.name, saved: false };
  if (counts(tablet)) world.truth.marks.push(mark);
  return mark;
}

/** Writes a value nobody wrote before; `seen` is what was on the screen when the person began. */
function setField(
  world: World,
  tablet: Tablet,
  tab: Tab,
  doc: DocId,
  key: string,
  seen?: Register | null,
): { readonly entry: WrittenValue; readonly write: (draft: Draft) => void } {
  const replaces: WrittenValue['replaces'][number][] = [];
  const entry: WrittenValue = { doc, key, value: `v${world.truth.unique()}`, replaces, saved: false };
  if (counts(tablet)) world.truth.values.push(entry);
  const tag = tab.store.device.value.tag + tab.suffix;
  return {
    entry,
    write(draft) {
      const register = draft.view.fields.get(key);
      const before = seen ? [seen, ...seen.others] : [];
      for (const present of register ? [register, ...register.others] : []) {
        const wasSeen = before.some((other) => other.tag === present.tag && other.at === present.at);
        if (seen === undefined || present.tag === tag || wasSeen) replaces.push(present.value);
      }
      draft.set(key, entry.value, seen);
    },
  };
}

/** Marks are saved when the app says so. */
function whenSaved(saved: Promise<{ readonly ok: boolean }>, marks: readonly { saved: boolean }[]): void {
  void saved.then(({ ok }) => {
    if (ok) for (const mark of marks) mark.saved = true;
  });
}

export function create(world: World, tablet: Tablet, tab: Tab, kind = tablet.chance.pick(KINDS)): void {
  const value = `v${world.truth.unique()}`;
  world.note(`${tablet.name} creates a ${kind} named ${value}`);
  void tab.store
    .create(kind, (draft) => draft.set('name', value))
    .then(({ doc, saved }) => {
      if (counts(tablet)) world.truth.values.push({ doc, key: 'name', value, replaces: [], saved: saved.ok });
    });
}

function someDoc(tablet: Tablet): DocId | null {
  const docs = [...tablet.disk.doc.keys()];
  return docs.length === 0 ? null : tablet.chance.pick(docs);
}

export function editField(world: World, tablet: Tablet, tab: Tab): void {
  const doc = someDoc(tablet);
  if (doc === null) return create(world, tablet, tab);
  setSome(world, tablet, tab, doc);
}

/** A stake becomes confidential, or no longer is: it leaves the tablets of the committee, or comes to them. */
export function confide(world: World, tablet: Tablet, tab: Tab): void {
  const stakes = [...tablet.disk.doc.values()].filter(({ kind }) => kind === 'stake');
  if (stakes.length === 0) return create(world, tablet, tab, 'stake');
  const { id } = tablet.chance.pick(stakes);
  const confidential = tablet.chance.happens(0.5);
  world.note(`${tablet.name}${tab.suffix} says that ${id} is ${confidential ? '' : 'not '}confidential`);
  void tab.store.edit(id, (draft) => draft.set('confidential', confidential));
}

/** All tabs of a tablet write into one record in the same instant. */
export function editTogether(world: World, tablet: Tablet): void {
  const doc = someDoc(tablet);
  if (doc === null) return;
  for (const tab of tablet.tabs) setSome(world, tablet, tab, doc);
}

function setSome(world: World, tablet: Tablet, tab: Tab, doc: DocId): void {
  const key = tablet.chance.pick(KEYS);
  const { entry, write } = setField(world, tablet, tab, doc, key);
  world.note(`${tablet.name}${tab.suffix} sets ${key} of ${doc} to ${entry.value}`);
  whenSaved(tab.store.edit(doc, write), [entry]);
}

export function happen(world: World, tablet: Tablet, tab: Tab): void {
  const doc = someDoc(tablet);
  if (doc === null) return;
  let mark: Mark | null = null;
  const saving = tab.store.edit(doc, (draft) => {
    mark = keep(world, tablet, doc, 'event', draft.event('note', { number: world.truth.unique() }));
  });
  void saving.then(({ ok }) => {
    if (mark && ok) mark.saved = true;
  });
}

/** A letter somewhere in the notes, or one struck out. */
function typeLetter(world: World, tablet: Tablet, doc: DocId, made: Mark[]): (draft: Draft) => void {
  return (draft) => {
    const text = draft.view.texts.get('notes') ?? '';
    const place = tablet.chance.below(text.length + 1);
    if (text.length > 2 && place < text.length && tablet.chance.happens(0.3)) {
      made.push(keep(world, tablet, doc, 'struck', text.charAt(place)));
      draft.text('notes', text.slice(0, place) + text.slice(place + 1));
      return;
    }
    const letter = String.fromCharCode(FIRST_LETTER + (world.truth.unique() % 20_000));
    made.push(keep(world, tablet, doc, 'letter', letter));
    draft.text('notes', text.slice(0, place) + letter + text.slice(place));
  };
}

export function writeProse(world: World, tablet: Tablet, tab: Tab): void {
  const doc = someDoc(tablet);
  if (doc === null) return;
  const made: Mark[] = [];
  if (tablet.chance.happens(0.4)) {
    whenSaved(tab.store.edit(doc, typeLetter(world, tablet, doc, made)), made);
    return;
  }
  void withRecord(tab, doc, (record) => {
    for (let strokes = tablet.chance.between(1, 4); strokes > 0; strokes -= 1)
      record.stroke(typeLetter(world, tablet, doc, made));
    if (tablet.chance.happens(0.6)) whenSaved(record.flush(), made);
    record.close();
  });
}

async function withRecord(tab: Tab, doc: DocId, act: (record: OpenRecord) => void): Promise<void> {
  const record = await tab.store.open(doc);
  if (record) act(record);
}

/** Opens a record and leaves it on the screen. */
export function look(world: World, tablet: Tablet, tab: Tab): void {
  const doc = someDoc(tablet);
  if (doc === null || tab.screens.length >= SCREENS) return;
  const key = tablet.chance.pick(KEYS);
  world.note(`${tablet.name}${tab.suffix} opens ${doc} at ${key}`);
  void withRecord(tab, doc, (record) => {
    tab.screens.push({ record, key, seen: record.view.value.fields.get(key) ?? null });
  });
}

/** Ends what was begun when the record was opened, perhaps hours ago: what came since was not seen (R2). */
export function endLook(world: World, tablet: Tablet, tab: Tab): void {
  const screen = tab.screens.shift();
  if (!screen) return;
  const { record, key, seen } = screen;
  const { entry, write } = setField(world, tablet, tab, record.doc, key, seen);
  world.note(`${tablet.name}${tab.suffix} ends its work on ${record.doc}: ${key} is ${entry.value}`);
  whenSaved(record.edit(write), [entry]);
  record.close();
}

/** Far more text than a record may carry at once; `huge` is more than a request may. */
export function pasteNovel(world: World, tablet: Tablet, tab: Tab, huge: boolean): void {
  const doc = someDoc(tablet);
  if (doc === null) return;
  world.note(`${tablet.name} pastes a novel into ${doc}`);
  void tab.store.edit(doc, (draft) => draft.set('novel', 'x'.repeat(huge ? 1_300_000 : 300_000)));
}
