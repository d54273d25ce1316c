// Cards for tests: everything empty but what the test says.
import { docIdFromBytes, type DocId } from '#domain/ids.ts';
import type { ActionCard, CompanyCard, DossierCard, StakeCard } from '#domain/record/cards.ts';

/** The same id each time for the same name. */
export function docNamed(name: string): DocId {
  const bytes = new Uint8Array(16);
  bytes.set(new TextEncoder().encode(name).subarray(0, 16));
  return docIdFromBytes(bytes);
}

const base = (name: string) => ({ doc: docNamed(name), version: 1, updatedAt: 0, conflicts: 0 });

export function companyCard(name: string, part: Partial<CompanyCard> = {}): CompanyCard {
  return {
    ...base(name),
    kind: 'company',
    name,
    siret: '',
    naf: '',
    legalForm: '',
    sizeBand: '',
    commune: '',
    outside: false,
    sector: '',
    stance: 'ok',
    source: '',
    head: '',
    phone: '',
    links: [],
    ambassador: null,
    ...part,
  };
}

export function dossierCard(name: string, part: Partial<DossierCard> = {}): DossierCard {
  return {
    ...base(name),
    kind: 'dossier',
    company: docNamed(name),
    advisor: '',
    state: 'repere',
    stateSince: 0,
    outcome: '',
    paused: false,
    toArbitrate: 0,
    mode: 'express',
    answered: 0,
    relevant: 0,
    scores: {},
    global: null,
    capacity: null,
    nextMeeting: null,
    lastVisit: null,
    openVisit: null,
    topics: [],
    ...part,
  };
}

export function stakeCard(name: string, part: Partial<StakeCard> = {}): StakeCard {
  return {
    ...base(name),
    kind: 'stake',
    title: name,
    topic: '',
    state: 'repere',
    confidential: false,
    members: [],
    ...part,
  };
}

export function actionCard(name: string, part: Partial<ActionCard> = {}): ActionCard {
  return {
    ...base(name),
    kind: 'action',
    title: name,
    type: 'collective',
    state: 'proposee',
    stake: null,
    dossier: null,
    companies: [],
    responsible: '',
    start: null,
    end: null,
    ...part,
  };
}
