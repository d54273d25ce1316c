// The demonstration is written through the doors everybody uses; here it is read back as a coordinator's device would.
import { beforeAll, describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { loadCatalogue, programmeOf } from '#domain/aids/catalogue.ts';
import { dayAt } from '#domain/day.ts';
import { checkCompany } from '#domain/company/company-form.ts';
import { EMPTY_COMPANY, LEGAL_FORMS, readCompany, SECTORS, SIZE_BANDS } from '#domain/company/company.ts';
import { duplicateIndex } from '#domain/company/duplicates.ts';
import { checkSiret } from '#domain/company/siret.ts';
import { checkAnswer, readAnswers, type AnswerValue } from '#domain/dossier/answers.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { readTracks } from '#domain/dossier/restitution.ts';
import { readVisits, wasNoticeShown } from '#domain/dossier/visits.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { gridHash, questionOf, type Grid } from '#domain/grid/grid.ts';
import { shownQuestions } from '#domain/grid/visible.ts';
import type { DocId } from '#domain/ids.ts';
import { networkEdges } from '#domain/network/links.ts';
import { ambassadorCandidates, pairProposals, stakeProposals } from '#domain/network/proposals.ts';
import type { Card, CardOf } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import type { RecordKind, RecordView } from '#domain/record/record.ts';
import { NO_NETWORK_SETTINGS } from '#domain/settings/network.ts';
import { communeOf, distanceKm } from '#domain/territory/communes.ts';
import { seedDemo } from '#server/demo/seed.ts';
import { STORIES } from '#server/demo/stories.ts';
import { createMemoryStore } from '#server/store/memory.ts';
import type { Store } from '#server/store/store.ts';
import { must, ownedSources, pullAll } from '#tests/unit/sync-server/workbench.ts';

interface Held {
  readonly kind: RecordKind;
  readonly view: RecordView;
}

async function read(store: Store, member: string): Promise<Map<DocId, Held>> {
  const updates = new Map<DocId, { kind: RecordKind; bodies: Uint8Array[] }>();
  for (const { type, doc, kind, body } of await pullAll(store, member)) {
    if (type !== 'upd' || !body) continue;
    const known = updates.get(doc) ?? { kind, bodies: [] };
    known.bodies.push(body);
    updates.set(doc, known);
  }
  return new Map([...updates].map(([doc, { kind, bodies }]) => [doc, { kind, view: createReplica(bodies).view() }]));
}

async function memberNamed(store: Store, name: string): Promise<string> {
  const { members } = must(await store.config());
  return members.find((member) => member.name === name)?.id ?? '';
}

/** A Monday morning in the Couserans. */
const T0 = Date.UTC(2026, 10, 23, 8);
const today = dayAt(T0);
const emptied = async (now = T0): Promise<{ store: Store; links: { role: string; path: string }[] }> => {
  const store = await createMemoryStore(ownedSources());
  const { links } = await seedDemo(store, now);
  return { store, links };
};

let store: Store;
let links: { role: string; path: string }[];
let grid: Grid;
let held: Map<DocId, Held>;
let cards: Card[];

function cardsOf<Kind extends Card['kind']>(kind: Kind): CardOf<Kind>[] {
  return cards.filter((card): card is CardOf<Kind> => card.kind === kind);
}

function isAllowed(id: string, value: AnswerValue | null): boolean {
  const question = questionOf(grid, id);
  return question !== null && value !== null && checkAnswer(question, value).ok;
}

beforeAll(async () => {
  grid = await loadDefaultGrid();
  ({ store, links } = await emptied());
  held = await read(store, await memberNamed(store, 'Claire Dedieu'));
  const grids = new Map([[gridHash(grid), grid]]);
  cards = [...held].map(([doc, { kind, view }]) => project(kind, doc, view, { grids, updatedAt: 0 }));
});

describe('the demonstration', () => {
  it('gives a coordinator, two advisors and a committee member a fresh link each', async () => {
    expect(links.map(({ role }) => role)).toEqual(['coordinator', 'advisor', 'advisor', 'committee']);
    for (const [index, { path, role }] of links.entries()) {
      const [page, code = ''] = path.split('#');
      const joined = must(await store.join({ code, device: 'Tablette', tag: `demo${index + 2}` }));
      expect([page, joined.member.role]).toEqual(['/rejoindre', role]);
    }
  });

  it('writes about sixty companies that every form would accept, and one of them twice', () => {
    const all = cardsOf('company');
    const twice = all.find(({ name }) => name === 'SARL Scierie Peyre Blanque');
    expect(duplicateIndex(all).find(twice as CardOf<'company'>)).toMatchObject([
      { reasons: ['name-commune', 'phone'] },
    ]);
    const companies = all.filter((card) => card !== twice);
    expect(companies.length).toBeGreaterThanOrEqual(60);
    const duplicates = duplicateIndex(companies);
    for (const card of companies) {
      const { contacts, ...company } = readCompany(held.get(card.doc)?.view as RecordView);
      expect(checkSiret(company.siret)).toMatchObject({ ok: true });
      expect(communeOf(company.commune)).not.toBeNull();
      expect(checkCompany({ ...EMPTY_COMPANY, ...company })).toEqual([]);
      expect(SECTORS).toContain(company.sector);
      expect(LEGAL_FORMS).toContain(company.legalForm);
      expect(SIZE_BANDS).toContain(company.sizeBand);
      expect(card.head).not.toBe('');
      for (const phone of [company.phone, ...contacts.map((contact) => contact.phone)]) {
        expect(phone).toMatch(/^(01 99 00|06 39 98)( \d\d){2}$/);
      }
      expect(duplicates.find(card)).toEqual([]);
    }
    expect(new Set(companies.map(({ commune }) => commune)).size).toBeGreaterThan(40);
  });

  it('gives every kind of proposal something to show', () => {
    const data = {
      companies: new Map(cardsOf('company').map((card) => [card.doc, card])),
      dossiers: cardsOf('dossier'),
      stakes: cardsOf('stake'),
      none: new Set<string>(),
    };
    expect(stakeProposals(data, NO_NETWORK_SETTINGS).length).toBeGreaterThan(1);
    expect(pairProposals(data, 'proches', NO_NETWORK_SETTINGS).length).toBeGreaterThan(1);
    expect(pairProposals(data, 'complementaires', NO_NETWORK_SETTINGS).length).toBeGreaterThan(1);
    expect(ambassadorCandidates(data, NO_NETWORK_SETTINGS).length).toBeGreaterThan(1);
  });

  it('ties companies together and names six ambassadors whose consent is valid', () => {
    const types = new Set(networkEdges(cardsOf('company'), cardsOf('stake')).map(({ type }) => type));
    expect(types).toEqual(new Set(['client', 'connait', 'enjeu']));
    const consents = cardsOf('company').flatMap(({ ambassador }) => ambassador ?? []);
    expect(consents).toHaveLength(6);
    for (const { since, until } of consents) expect(since <= today && today <= until).toBe(true);
  });

  it('brings each of the twenty dossiers to its state with nothing to arbitrate', () => {
    const dossiers = cardsOf('dossier');
    expect(dossiers).toHaveLength(20);
    expect(new Set(dossiers.map(({ state }) => state)).size).toBeGreaterThanOrEqual(8);
    expect(dossiers.map(({ state }) => state).sort()).toEqual(STORIES.map(({ state }) => state).sort());
    for (const { toArbitrate } of dossiers) expect(toArbitrate).toBe(0);
    expect(dossiers.some(({ paused }) => paused)).toBe(true);
    expect(dossiers.some(({ openVisit }) => openVisit !== null)).toBe(true);
    expect(dossiers.filter(({ conflicts }) => conflicts > 0)).toHaveLength(2);
  });

  it('evaluates every dossier whose visit is over, and gives each advisor a meeting today', () => {
    const dossiers = cardsOf('dossier');
    const visited = dossiers.filter(({ lastVisit, openVisit }) => lastVisit !== null && openVisit === null);
    expect(visited.length).toBeGreaterThanOrEqual(14);
    for (const { global, capacity, answered } of visited) {
      expect(global).not.toBeNull();
      expect(capacity).not.toBeNull();
      expect(answered).toBeGreaterThan(30);
    }
    const meetings = dossiers.filter(({ nextMeeting }) => nextMeeting === today);
    expect(new Set(meetings.map(({ advisor }) => advisor)).size).toBe(2);
  });

  it('gives back two or three tracks at each restitution, and plans name aids of the catalogue', async () => {
    const catalogue = await loadCatalogue();
    const views = cardsOf('dossier').flatMap(({ doc }) => held.get(doc)?.view ?? []);
    const restituted = views.filter(({ fields }) => fields.has('restitution/date'));
    expect(restituted.length).toBeGreaterThan(5);
    for (const view of restituted) {
      expect([2, 3]).toContain([...readTracks(view).values()].filter((track) => track.kept).length);
    }
    const aids = cardsOf('action').flatMap(({ plan }) => plan?.aids ?? []);
    expect(aids.length).toBeGreaterThan(3);
    expect(aids.filter((id) => programmeOf(catalogue, id) === null)).toEqual([]);
  });

  it('shows the notice before the first answer, and answers only what the grid asks', () => {
    for (const { doc } of cardsOf('dossier')) {
      const view = held.get(doc)?.view as RecordView;
      const answers = readAnswers(view);
      if (answers.size === 0) continue;
      const visits = readVisits(view);
      expect(wasNoticeShown(visits)).toBe(true);
      const noticeAt = Math.min(...visits.flatMap((visit) => visit.noticeAt ?? []));
      const shown = new Set(shownQuestions(grid, answers).map(({ id }) => id));
      for (const [id, { at }] of answers) {
        expect(shown).toContain(id);
        expect(at).toBeGreaterThan(noticeAt);
      }
      expect([...answers].filter(([id, { value, na }]) => !na && !isAllowed(id, value))).toEqual([]);
    }
  });

  it('never dates anything in the future but meetings, actions and sessions', () => {
    for (const { view } of held.values()) {
      for (const { at } of view.fields.values()) expect(at).toBeLessThanOrEqual(T0);
      for (const { at } of view.events) expect(at).toBeLessThanOrEqual(T0);
    }
  });

  it('leaves room for a stake nobody has opened: three companies within 15 km on one topic', () => {
    const opened = new Set(cardsOf('stake').map(({ topic }) => topic));
    const places = new Map(cardsOf('company').map(({ doc, commune }) => [doc, communeOf(commune)]));
    const topics = Map.groupBy(
      cardsOf('dossier').flatMap(({ company, topics: wished }) => wished.map((topic) => ({ topic, company }))),
      ({ topic }) => topic,
    );
    const suggested = [...topics].filter(([topic, wishes]) => {
      if (opened.has(topic)) return false;
      const near = wishes.flatMap(({ company }) => places.get(company) ?? []);
      return near.some((place) => near.filter((other) => distanceKm(place, other) <= 15).length >= 3);
    });
    expect(suggested.map(([topic]) => topic)).toContain('emploi');
  });

  it('plans stakes, actions and committees around today, one action late', () => {
    const stakes = cardsOf('stake');
    expect(stakes).toHaveLength(5);
    expect(stakes.filter(({ confidential }) => confidential)).toHaveLength(1);
    expect(new Set(stakes.map(({ state }) => state)).size).toBeGreaterThanOrEqual(3);
    const actions = cardsOf('action');
    const late = actions.filter(({ end, state }) => end !== null && end < today && state !== 'faite');
    expect(new Set(actions.map(({ type }) => type)).size).toBe(2);
    expect(late.map(({ title }) => title)).toEqual(['Chiffrer une chambre froide de vingt mètres cubes']);
    const sessions = cardsOf('session');
    expect(sessions.some(({ state, date }) => state === 'prevue' && date !== null && date > today)).toBe(true);
    expect(sessions.some(({ state, date, present }) => state === 'tenue' && date !== null && present > 5)).toBe(true);
    for (const { files } of sessions) for (const file of files) expect(held.has(file)).toBe(true);
  });

  it('shows an advisor their own dossiers only, and a committee member none', async () => {
    const seen = async (name: string): Promise<number> => {
      const records = await read(store, await memberNamed(store, name));
      return [...records.values()].filter(({ kind }) => kind === 'dossier').length;
    };
    const own = STORIES.filter(({ advisor }) => advisor === 'anais').length;
    expect(await seen('Anaïs Rouzaud')).toBe(own);
    expect(await seen('Mathieu Estrade')).toBe(20 - own);
    expect(await seen('Hélène Barrau')).toBe(0);
  });

  it('names the person behind every written value', () => {
    const tags = new Set([...held.values()].flatMap(({ view }) => [...view.fields.values()].map(({ tag }) => tag)));
    return store.config().then((config) => {
      const known = new Set(must(config).members.flatMap((member) => member.tags));
      for (const tag of tags) expect(known).toContain(tag);
    });
  });

  it('leaves a log that verifies', async () => {
    expect(must(await store.verify()).brokenAt).toBeNull();
  });

  it('does nothing to a workspace that holds records', async () => {
    const before = must(await store.status());
    expect(await seedDemo(store, T0 + 1000)).toEqual({ links: [] });
    expect(must(await store.status())).toEqual(before);
  });

  it('writes the same content at the same moment, and other records at another', async () => {
    const again = await emptied();
    const same = await read(again.store, await memberNamed(again.store, 'Claire Dedieu'));
    const contentOf = (records: Map<DocId, Held>): unknown =>
      [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([doc, { kind, view }]) => [doc, kind, view]);
    expect(contentOf(same)).toEqual(contentOf(held));
    const other = await emptied(T0 + 86_400_000);
    const others = await read(other.store, await memberNamed(other.store, 'Claire Dedieu'));
    expect(others.size).toBe(held.size);
    for (const doc of others.keys()) expect(held.has(doc)).toBe(false);
  });

  it('reaches the same states on a week-end and in summer time', async () => {
    for (const shift of [5, 6, 240]) {
      const now = T0 + shift * 86_400_000;
      const week = await emptied(now);
      const records = await read(week.store, await memberNamed(week.store, 'Claire Dedieu'));
      const dossiers = [...records.values()].filter(({ kind }) => kind === 'dossier');
      for (const { view } of dossiers) expect(dossierStanding(view).toArbitrate).toEqual([]);
      expect(dossiers).toHaveLength(20);
    }
  });
});
