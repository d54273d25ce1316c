// A day in the valleys, sent in the evening: 20 dossiers of 150 acts, while a colleague made 40 edits on shared records.
// Real storage, memory and exchange on both devices, the real server process, a link of 100/50 kbit/s and 600 ms.
import type { DocId } from '#domain/ids.ts';
import { createTransport, type Transport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { inviteCode, joinServer } from '#tests/support/joined-device.ts';
import { openLink } from '#tests/support/link.ts';
import { startServer } from '#tests/support/server-process.ts';
import { report, spread } from './report.ts';

const DOSSIERS = 20;
const ACTS = 150;
const SHARED_EDITS = 40;
const EDGE = { upRate: 50_000, downRate: 100_000, delay: 300 };

/** What heads of companies talk about: notes are drawn word by word, so that they compress no better than speech. */
const WORDS = (
  'le la les un une des du et ou mais pour avec sans chez dans sur par four levain farine vallée marché samedi clientèle ' +
  'tournée livraison camion chambre froide apprenti saison estive brebis lait tomme affinage scierie hêtre sapin séchage ' +
  'planche menuisier meuble papier carton atelier machine panne fournisseur prix facture devis banque comptable aide dossier ' +
  'région chambre conseiller voisin commune mairie école cantine gîte touriste hiver neige route col connexion téléphone ' +
  'internet site commande stock invendu déchet chute eau énergie bois chaudière toiture soleil transmettre reprendre enfant ' +
  'associé salarié formation temps fatigue envie projet idée essai nouveau ancien moitié double demain bientôt jamais souvent'
).split(' ');

/** Seconds between two acts of a visit. */
const PACE = 12;

interface Evening {
  readonly trips: number;
  readonly up: number;
  readonly down: number;
  readonly seconds: number;
}

export async function fieldDay(runs: number): Promise<void> {
  const evenings: Evening[] = [];
  for (let run = 0; run < runs; run += 1) evenings.push(await evening(run));
  const of = (pick: (one: Evening) => number) => spread(evenings.map(pick));
  const figures = {
    'round trips': of((one) => one.trips),
    'bytes up': of((one) => one.up),
    'bytes down': of((one) => one.down),
    'bytes up + down': of((one) => one.up + one.down),
    'seconds over the link': of((one) => one.seconds),
  };
  report('field-day', runs, figures, [
    { name: 'round trips', value: figures['round trips'].median, limit: 2, better: 'lower' },
    { name: 'bytes up + down', value: figures['bytes up + down'].median, limit: 45_000, better: 'lower' },
  ]);
}

async function evening(run: number): Promise<Evening> {
  const server = await startServer();
  const link = await openLink({ to: server.port, ...EDGE });
  const direct = counted(createTransport(fetch));
  try {
    let moment = Date.UTC(2026, 10, 23, 7);
    const tablet = await openDevice(undefined, () => moment);
    const desktop = await openDevice();
    await joinServer(server, desktop, server.firstCode, 'Bureau');
    await joinServer(server, tablet, await inviteCode(server, desktop, 'Anaïs', 'advisor'), 'Tablette');
    const companies = await companiesBy(tablet);
    for (const device of [tablet, desktop]) await device.exchange(direct);
    await dayOf(tablet, companies, run, (seconds) => {
      moment += seconds * 1000;
    });
    await editShared(desktop, companies);
    await desktop.exchange(direct);
    await throughLink(tablet, link.port);
    const over = counted(createTransport(fetch));
    const before = { up: link.bytesUp(), down: link.bytesDown(), at: performance.now() };
    const advice = await tablet.exchange(over);
    if (advice.status.type !== 'received') throw new Error(`the evening ended with ${advice.status.type}`);
    return {
      trips: over.trips(),
      up: link.bytesUp() - before.up,
      down: link.bytesDown() - before.down,
      seconds: (performance.now() - before.at) / 1000,
    };
  } finally {
    await link.close();
    await server.dispose();
  }
}

function counted(transport: Transport): Transport & { trips(): number } {
  let trips = 0;
  return {
    trips: () => trips,
    sync(account, frame) {
      trips += 1;
      return transport.sync(account, frame);
    },
  };
}

/** The same account, now reached through the slow link. */
async function throughLink(device: TestDevice, port: number): Promise<void> {
  const state = await device.storage.exchangeState();
  if (!state.ok || !state.value.account || !state.value.cursor || !state.value.horizon) throw new Error('not joined');
  const { account, config, cursor, horizon } = state.value;
  await device.storage.setAccount({ ...account, origin: `http://127.0.0.1:${port}` }, config);
  await device.storage.receive({
    received: [],
    refused: [],
    rows: [],
    cursor,
    horizon,
    config: null,
    at: 0,
    clockOffset: 0,
  });
}

async function companiesBy(device: TestDevice): Promise<DocId[]> {
  const docs: DocId[] = [];
  for (let index = 0; index < DOSSIERS; index += 1) {
    const { doc } = await device.store.create('company', (draft) => {
      draft.set('name', `Entreprise ${index}`);
      draft.set('commune', '09261');
    });
    docs.push(doc);
  }
  return docs;
}

/** 150 acts a dossier: the opening, answers with changes of mind, notes of a few words. */
async function dayOf(
  device: TestDevice,
  companies: readonly DocId[],
  run: number,
  wait: (seconds: number) => void,
): Promise<void> {
  const grid = device.store.grids.current.value;
  if (!grid) throw new Error('no grid');
  const { questions } = grid;
  let chance = run * 7919 + 17;
  const next = (limit: number): number => {
    chance = (chance * 1103515245 + 12345) & 0x7fffffff;
    return chance % limit;
  };
  for (const company of companies) {
    const { doc } = await device.store.create('dossier', (draft) => {
      draft.set('company', company);
      draft.set('mode', 'complet');
    });
    for (let act = 1; act < ACTS; act += 1) {
      const question = questions[act % questions.length];
      if (!question) continue;
      wait(1 + next(2 * PACE - 1));
      const words = (count: number): string => Array.from({ length: count }, () => WORDS[next(WORDS.length)]).join(' ');
      await device.store.edit(doc, (draft) => {
        if (act > questions.length && act % 2 === 0) draft.set(`a/${question.id}/note`, words(3 + next(8)));
        else if (question.type === 'text') draft.set(`a/${question.id}`, words(8 + next(20)));
        else if (question.type === 'yesno') draft.set(`a/${question.id}`, next(2) === 0);
        else draft.set(`a/${question.id}`, next(5));
      });
    }
  }
}

async function editShared(device: TestDevice, companies: readonly DocId[]): Promise<void> {
  for (let edit = 0; edit < SHARED_EDITS; edit += 1) {
    const doc = companies[edit % companies.length];
    if (doc)
      await device.store.edit(doc, (draft) =>
        draft.text('notes', `${draft.view.texts.get('notes') ?? ''} Vu le ${edit + 1}.`),
      );
  }
}
