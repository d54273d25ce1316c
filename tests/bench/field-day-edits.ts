// The edits of the field day as plain data, so that every rival makes exactly the same ones: a day in the valleys of
// 20 dossiers of 150 acts, and 40 edits by a colleague on the companies both hold.
import { createHash } from 'node:crypto';

/** What is written into a record of its own: fields by key, as the product keys them. */
export interface Opening {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

interface Act {
  /** Milliseconds since the epoch at which the advisor answered. */
  readonly at: number;
  readonly key: string;
  readonly value: string | number | boolean;
}

/** A visit: the dossier is opened, then one act after the other; `company` is the id of an opening. */
export interface Visit extends Opening {
  readonly company: string;
  readonly acts: readonly Act[];
}

/** A colleague adds words at the end of the notes of a company. */
interface SharedEdit {
  readonly company: string;
  readonly words: string;
}

export interface FieldDay {
  readonly companies: readonly Opening[];
  readonly visits: readonly Visit[];
  readonly shared: readonly SharedEdit[];
}

export interface AskedQuestion {
  readonly id: string;
  readonly type: string;
}

/** How much happens in a day. */
interface DaySize {
  readonly dossiers: number;
  readonly acts: number;
  readonly shared: number;
}

const DAY: DaySize = { dossiers: 20, acts: 150, shared: 40 };
const MORNING = Date.UTC(2026, 10, 23, 7);

/** Seconds between two acts of a visit, on average. */
const PACE = 12;

/** What heads of companies talk about: notes are drawn word by word, so that they compress no better than speech. */
const WORDS = (
  'le la les un une des du et ou mais pour avec sans chez dans sur par four levain farine vallée marché samedi clientèle ' +
  'tournée livraison camion chambre froide apprenti saison estive brebis lait tomme affinage scierie hêtre sapin séchage ' +
  'planche menuisier meuble papier carton atelier machine panne fournisseur prix facture devis banque comptable aide dossier ' +
  'région chambre conseiller voisin commune mairie école cantine gîte touriste hiver neige route col connexion téléphone ' +
  'internet site commande stock invendu déchet chute eau énergie bois chaudière toiture soleil transmettre reprendre enfant ' +
  'associé salarié formation temps fatigue envie projet idée essai nouveau ancien moitié double demain bientôt jamais souvent'
).split(' ');

/** The day numbered `run`, the same for all who measure it. */
export function fieldDayEdits(questions: readonly AskedQuestion[], run: number, size = DAY): FieldDay {
  const { dossiers, acts: most, shared: sharedEdits } = size;
  const next = dice(run * 7919 + 17);
  const companies = Array.from({ length: dossiers }, (_, index) => ({
    id: recordId(`${run} company ${index}`),
    fields: { name: `Entreprise ${index}`, commune: '09261' },
  }));
  let moment = MORNING;
  const visits = companies.map(({ id }, index): Visit => {
    const acts: Act[] = [];
    for (let act = 1; act < most; act += 1) {
      const question = questions[act % questions.length];
      if (!question) continue;
      moment += (1 + next(2 * PACE - 1)) * 1000;
      acts.push({ at: moment, ...answer(question, act, questions.length, next) });
    }
    return { id: recordId(`${run} dossier ${index}`), company: id, fields: { company: id, mode: 'complet' }, acts };
  });
  const shared = Array.from({ length: sharedEdits }, (_, edit) => ({
    company: companies[edit % dossiers]?.id ?? '',
    words: ` Vu le ${edit + 1}.`,
  }));
  return { companies, visits, shared };
}

/** As long and as random as the ids people use, the product among them. */
function recordId(seed: string): string {
  return createHash('sha256').update(seed).digest('base64url').slice(0, 22);
}

/** A first pass over the questions, then a second with changes of mind and notes of a few words. */
function answer(
  question: AskedQuestion,
  act: number,
  passed: number,
  next: (limit: number) => number,
): Pick<Act, 'key' | 'value'> {
  const words = (count: number): string => Array.from({ length: count }, () => WORDS[next(WORDS.length)]).join(' ');
  const key = `a/${question.id}`;
  if (act > passed && act % 2 === 0) return { key: `${key}/note`, value: words(3 + next(8)) };
  if (question.type === 'text') return { key, value: words(8 + next(20)) };
  if (question.type === 'yesno') return { key, value: next(2) === 0 };
  return { key, value: next(5) };
}

/** A fair enough die that always falls the same way. */
function dice(seed: number): (limit: number) => number {
  let chance = seed;
  return (limit) => {
    chance = (chance * 1103515245 + 12345) & 0x7fffffff;
    return chance % limit;
  };
}
