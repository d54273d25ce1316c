// The shape of a catalogue file. Unknown keys are let through: a newer file may say more than this code reads (SYNC R10).
import { z } from '#domain/schema.ts';
import { AREAS, CHECK_STATUSES, COLLECTIVE, DEPOSIT_TYPES, LEVELS, NATURES } from './programme.ts';

const text = z.string().check(z.minLength(1));
const texts = z.array(text);
const maybeText = z.nullable(text);
const maybeNumber = z.nullable(z.number().check(z.minimum(0)));
const maybeBoolean = z.nullable(z.boolean());
/** A day, a month or a year: sources are not more exact than they are. */
const date = z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/));
/** Shown as text; an address that a browser would run is none. */
const address = z.string().check(z.regex(/^https?:\/\/\S+$/));

const eligibility = z.looseObject({
  effectif: z.looseObject({ min: maybeNumber, max: maybeNumber }),
  caMaxEur: maybeNumber,
  ancienneteMinMois: maybeNumber,
  ancienneteMaxMois: maybeNumber,
  statutsInclus: texts,
  statutsExclus: texts,
  microEntreprise: maybeBoolean,
  naf: z.looseObject({ inclus: texts, exclus: texts, nomenclature: text }),
  secteurs: texts,
  territoire: z.looseObject({ niveau: z.enum(AREAS), codes: texts, note: maybeText }),
  collectif: z.enum(COLLECTIVE),
  conditions: z.array(z.looseObject({ id: text, texte: text, bloquant: z.boolean() })),
});

const programme = z.looseObject({
  id: text,
  nom: text,
  porteur: text,
  niveau: z.enum(LEVELS),
  nature: z.array(z.enum(NATURES)).check(z.minLength(1)),
  resume: text,
  typesInnovation: texts,
  stades: texts,
  tags: texts,
  eligibilite: eligibility,
  montant: z.looseObject({
    texte: text,
    minEur: maybeNumber,
    maxEur: maybeNumber,
    tauxMax: z.nullable(z.number().check(z.minimum(0), z.maximum(1))),
    plafondDepensesEur: maybeNumber,
  }),
  depot: z.looseObject({
    type: z.enum(DEPOSIT_TYPES),
    ouverture: z.nullable(date),
    cloture: z.nullable(date),
    recurrence: maybeText,
    avantEngagement: maybeBoolean,
  }),
  deMinimis: maybeBoolean,
  prealables: texts,
  contact: z.looseObject({
    organisme: text,
    url: z.nullable(address),
    urlType: z.enum(['fiche', 'accueil']),
    telephone: maybeText,
    email: maybeText,
  }),
  sources: z.array(z.looseObject({ ref: text, url: address, dateSource: z.nullable(date) })),
  verification: z.looseObject({
    date,
    par: text,
    statut: z.enum(CHECK_STATUSES),
    aVerifier: texts,
    prochaineLe: z.nullable(date),
  }),
  note: maybeText,
});

export const catalogueSchema = z.looseObject({
  title: text,
  generatedOn: date,
  avertissement: text,
  programmes: z.array(programme),
});

export type ProgrammeFile = z.infer<typeof programme>;
