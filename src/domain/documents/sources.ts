// What documents are drawn up from, and the part that all of them show: whose they are, and who accompanies.
import { formatSiret } from '#domain/company/siret.ts';
import type { Day } from '#domain/day.ts';
import { readSignatures, type Signature, type SignatureSubject } from '#domain/dossier/signatures.ts';
import { firstAsking, type Grid } from '#domain/grid/grid.ts';
import type { ActionCard, CompanyCard } from '#domain/record/cards.ts';
import type { RecordView } from '#domain/record/record.ts';
import { communeOf } from '#domain/territory/communes.ts';
import type { Block, SignaturePlace } from './block.ts';
import type { DocumentWords } from './words.ts';

export interface DocumentSources {
  readonly dossier: RecordView;
  /** Null while it is not on this device. */
  readonly company: Pick<CompanyCard, 'name' | 'siret' | 'commune' | 'outside' | 'sector' | 'sizeBand' | 'head'> | null;
  /** The grid the dossier is filled with, and the one in use: a word that one does not know is looked up in the other. */
  readonly grid: Grid | null;
  readonly currentGrid: Grid | null;
  /** The actions of this dossier. */
  readonly actions: readonly ActionCard[];
  /** The name of who accompanies, or ''. */
  readonly advisor: string;
  /** An agreement that has run out is none any more. */
  readonly today: Day;
  /** Names of programmes by id; an unknown one goes by its id. */
  readonly programmes: ReadonlyMap<string, string>;
}

/** Whose document it is: nothing that the company did not say of itself. */
export interface IdentityFacts {
  readonly name: string;
  readonly siret: string;
  readonly commune: string;
  readonly outside: boolean;
  readonly sector: string;
  readonly sizeBand: string;
  readonly head: string;
  readonly advisor: string;
}

export function identityFacts({ company, advisor }: DocumentSources): IdentityFacts {
  return {
    name: company?.name ?? '',
    siret: company?.siret ?? '',
    commune: communeOf(company?.commune ?? '')?.name ?? '',
    outside: company?.outside ?? false,
    sector: company?.sector ?? '',
    sizeBand: company?.sizeBand ?? '',
    head: company?.head ?? '',
    advisor,
  };
}

function sectorLabel(sector: string, sources: DocumentSources, words: DocumentWords): string {
  const question = firstAsking([sources.grid, sources.currentGrid], 'ctx.secteur', 'choice');
  const option = question?.options.find(({ value }) => value === sector);
  return option ? words.gridLabel(option) : '';
}

/** The first lines under the company's name; what is not known is left out, the advisor excepted. */
export function identityItems(
  facts: IdentityFacts,
  sources: DocumentSources,
  words: DocumentWords,
): { readonly label: string; readonly value: string }[] {
  const { identity } = words;
  const items = [
    { label: identity.head, value: facts.head },
    { label: identity.commune, value: facts.outside ? identity.outside : facts.commune },
    { label: identity.sector, value: sectorLabel(facts.sector, sources, words) },
    { label: identity.size, value: facts.sizeBand && identity.people(facts.sizeBand) },
    { label: identity.siret, value: facts.siret && formatSiret(facts.siret) },
    { label: identity.advisor, value: facts.advisor || identity.unknown },
  ];
  return items.filter(({ value }) => value !== '');
}

/** A text as paragraphs, one for each line that says something. */
export function paragraphs(text: string): Block[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', text: line.trim() }));
}

export interface SignatureFacts {
  readonly label: Signature['role'];
  readonly name: string;
  readonly day: Day | null;
  readonly strokes: Signature['strokes'];
  readonly mention: string;
  readonly refused: boolean;
  readonly reason: string;
}

/** The signatures under one subject, and under one visit where that is the subject. */
export function signatureFacts(dossier: RecordView, about: SignatureSubject, visit = ''): SignatureFacts[] {
  return readSignatures(dossier)
    .filter((signature) => signature.about === about && (about !== 'visit' || signature.visit === visit))
    .map(({ role, name, day, strokes, mention, refused, reason }) => ({
      label: role,
      name,
      day,
      strokes,
      mention,
      refused,
      reason,
    }));
}

function signatureText(
  { day, mention, refused, reason }: SignatureFacts,
  { signature, figures }: DocumentWords,
): string {
  const on = day ? figures.day(day) : signature.noDay;
  if (refused) return signature.refusedOn(reason || signature.noReason, on);
  return mention === '' ? signature.signedOn(on) : signature.typedOn(mention, on);
}

/**
 * The places to sign: each signature that was given, then the roles that are still asked for and have none, said to be
 * unsigned. Whoever prints it signs there by hand.
 */
export function signaturePlaces(
  given: readonly SignatureFacts[],
  asked: readonly { readonly role: 'chef' | 'conseil'; readonly name: string }[],
  words: DocumentWords,
): SignaturePlace[] {
  const roles: { readonly [role: string]: string } = words.signature.roles;
  const signed = given.map((facts) => ({
    label: roles[facts.label] ?? facts.label,
    name: facts.name,
    strokes: facts.refused ? null : facts.strokes,
    text: signatureText(facts, words),
  }));
  const open = asked
    .filter(({ role }) => !given.some(({ label }) => label === role))
    .map(({ role, name }) => ({ label: roles[role] ?? role, name, strokes: null, text: words.signature.none }));
  return [...signed, ...open];
}
