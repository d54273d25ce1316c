// A territory of any size, written as an exchange would leave it: companies in villages that deal mostly with their
// neighbours, stakes, a dossier for one company in four. And the other way of reading it: every document opened.
import { createReplica } from '#crdt/record.ts';
import { SECTORS, SIZE_BANDS } from '#domain/company/company.ts';
import { writeCompany, addLink } from '#domain/company/company-form.ts';
import { putMember, writeStake } from '#domain/collective/stake.ts';
import { docIdFromBytes, type DocId } from '#domain/ids.ts';
import { type Card, CARD_VERSION, type CompanyCard, type DossierCard, type StakeCard } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import type { Draft, RecordKind, RecordView } from '#domain/record/record.ts';
import { networkEdges } from '#domain/network/links.ts';
import { COMMUNES } from '#domain/territory/communes.ts';
import type { ReceivedRow } from '#storage/receipt.ts';
import { openStorage } from '#storage/storage.ts';
import { must, receiptOf } from './receive.ts';

const AT = 1_780_000_000_000;
const STAKE_MEMBERS = 10;
const TOGETHER = 400;

/** The same id each time for the same place in the list. */
function docOf(kind: number, index: number): DocId {
  const bytes = new Uint8Array(16);
  // Spread over the bytes, so that the ids differ from their beginning as random ones do.
  new DataView(bytes.buffer).setUint32(0, Math.imul(index + 1, 2_654_435_761) >>> 0);
  new DataView(bytes.buffer).setUint32(4, index);
  bytes[8] = kind;
  return docIdFromBytes(bytes);
}

function chances(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Made {
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly body: Uint8Array;
  readonly view: RecordView;
}

function made(doc: DocId, kind: RecordKind, write: (draft: Draft) => void): Made {
  const replica = createReplica([]);
  let count = 0;
  const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
  const body = replica.edit({ tag: 'bench', at: AT + (count += 1), random }, write);
  const view = replica.view();
  replica.destroy();
  if (!body) throw new Error('nothing was written');
  return { doc, kind, body, view };
}

function* records(count: number): Generator<Made> {
  const next = chances(7);
  const villages = Array.from({ length: count }, () => next(COMMUNES.length));
  const inVillage = new Map<number, number[]>();
  for (const [index, village] of villages.entries()) inVillage.set(village, [...(inVillage.get(village) ?? []), index]);
  const neighbour = (index: number): DocId => {
    const near = inVillage.get(villages[index] ?? 0) ?? [0];
    return docOf(1, next(5) === 0 ? next(count) : (near[next(near.length)] ?? 0));
  };
  for (let index = 0; index < count; index += 1) {
    yield made(docOf(1, index), 'company', (draft) => {
      writeCompany(draft, {
        name: `${['Scierie', 'Fournil', 'Ferme', 'Atelier', 'Gîte'][next(5)]} ${index} ${COMMUNES[next(94)]?.name}`,
        commune: COMMUNES[villages[index] ?? 0]?.code ?? '',
        sector: SECTORS[next(SECTORS.length)] ?? '',
        sizeBand: SIZE_BANDS[next(SIZE_BANDS.length)] ?? '',
        source: 'prospection',
      });
      for (let link = next(8) < 3 ? 2 : 1; link > 0; link -= 1) {
        addLink(draft, { to: neighbour(index), type: next(2) === 0 ? 'client' : 'connait', note: '' }, AT);
      }
    });
    if (index % 4 === 0) {
      yield made(docOf(2, index), 'dossier', (draft) => draft.set('company', docOf(1, index)));
    }
    if (index % 100 === 0) {
      yield made(docOf(3, index), 'stake', (draft) => {
        writeStake(draft, {
          title: `Enjeu ${index}`,
          topic: '',
          description: '',
          confidential: false,
          origin: 'autre',
        });
        for (let member = 0; member < STAKE_MEMBERS; member += 1) {
          putMember(draft, neighbour(index), { position: 'actif', limits: '', named: false }, AT);
        }
      });
    }
  }
}

/** Scores as an evaluated dossier has them: the grid is not what is measured here. */
function cardOf({ doc, kind, view }: Made): Card {
  const card = project(kind, doc, view, { grids: new Map(), updatedAt: AT });
  if (card.kind !== 'dossier') return card;
  return { ...card, version: CARD_VERSION, state: 'prediag_restitue', scores: { strategie: 0.4 }, global: 0.5 };
}

/** Fills the application's own database; gives how many records. */
export async function fillNetwork(count: number): Promise<number> {
  const storage = openStorage('cordee');
  let seq = 0;
  let batch: Made[] = [];
  const put = async (): Promise<void> => {
    const rows = batch.map(({ doc, kind, body }, place): ReceivedRow => {
      return { type: 'store', doc, kind, channel: 'network', body, seq: seq + place + 1, version: 1 };
    });
    seq += batch.length;
    await must(storage.receive(receiptOf(rows, seq)));
    await must(
      storage.refreshCards(batch.map((one) => ({ doc: one.doc, card: cardOf(one), last: Number.MAX_SAFE_INTEGER }))),
    );
    batch = [];
  };
  for (const record of records(count)) {
    batch.push(record);
    if (batch.length === TOGETHER) await put();
  }
  if (batch.length > 0) await put();
  if ((await must(storage.staleDocs())).length > 0) throw new Error('cards are missing');
  storage.close();
  return seq;
}

/** One more company arrives, tied to the first, as an exchange in another tab or in the worker leaves it. */
export async function receiveCompany(index: number): Promise<void> {
  const storage = openStorage('cordee');
  const record = made(docOf(1, 1_000_000 + index), 'company', (draft) => {
    writeCompany(draft, { name: `Nouvelle ${index}`, commune: '09261', sector: 'bois-foret', source: 'prospection' });
    addLink(draft, { to: docOf(1, 0), type: 'connait', note: '' }, AT);
  });
  const seq = 1_000_000 + index;
  const { doc, kind, body } = record;
  const row: ReceivedRow = { type: 'store', doc, kind, channel: 'network', body, seq, version: 1 };
  await must(storage.refreshCards([{ doc, card: cardOf(record), last: Number.MAX_SAFE_INTEGER }]));
  await must(storage.receive(receiptOf([row], seq)));
  storage.close();
}

const kept: unknown[] = [];

/** The baseline: no cards, every document opened and read for the same rows and lines; gives ms. */
export async function readAllDocuments(): Promise<number> {
  const storage = openStorage('cordee');
  const start = performance.now();
  const rows = await must(storage.docRows());
  const companies: CompanyCard[] = [];
  const stakes: StakeCard[] = [];
  const dossiers: DossierCard[] = [];
  for (const { id, kind } of rows) {
    const held = await must(storage.updates(id));
    const replica = createReplica(held.bodies);
    const card = project(kind, id, replica.view(), { grids: new Map(), updatedAt: AT });
    kept.push(replica);
    if (card.kind === 'company') companies.push(card);
    else if (card.kind === 'stake') stakes.push(card);
    else if (card.kind === 'dossier') dossiers.push(card);
  }
  companies.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  kept.push(networkEdges(companies, stakes), dossiers);
  const ms = performance.now() - start;
  storage.close();
  return ms;
}
