// A catalogue from outside becomes typed once, here. Nothing is filled in: what the file leaves null stays null.
import { fail, ok, type Result } from '#domain/result.ts';
import { catalogueSchema, type ProgrammeFile } from './catalogue-schema.ts';
import type { Catalogue, Eligibility, Programme } from './programme.ts';

export interface CatalogueProblem {
  /** Where: `programmes/3/montant/texte`, or the id of a programme. */
  readonly path: string;
  readonly type: 'shape' | 'id-twice' | 'before-unknown';
}

function eligibilityOf({ eligibilite: file }: ProgrammeFile): Eligibility {
  return {
    staff: { min: file.effectif.min, max: file.effectif.max },
    maxTurnover: file.caMaxEur,
    minAge: file.ancienneteMinMois,
    maxAge: file.ancienneteMaxMois,
    formsIn: file.statutsInclus,
    formsOut: file.statutsExclus,
    micro: file.microEntreprise,
    naf: { in: file.naf.inclus, out: file.naf.exclus, nomenclature: file.naf.nomenclature },
    sectors: file.secteurs,
    area: { kind: file.territoire.niveau, codes: file.territoire.codes, note: file.territoire.note },
    collective: file.collectif,
    conditions: file.conditions.map(({ id, texte, bloquant }) => ({ id, text: texte, blocking: bloquant })),
  };
}

function programmeOf(file: ProgrammeFile): Programme {
  const { montant, depot, contact, verification } = file;
  return {
    id: file.id,
    name: file.nom,
    body: file.porteur,
    level: file.niveau,
    natures: file.nature,
    summary: file.resume,
    innovationTypes: file.typesInnovation,
    stages: file.stades,
    tags: file.tags,
    eligibility: eligibilityOf(file),
    amount: {
      text: montant.texte,
      min: montant.minEur,
      max: montant.maxEur,
      maxRate: montant.tauxMax,
      maxCosts: montant.plafondDepensesEur,
    },
    deposit: {
      type: depot.type,
      opens: depot.ouverture,
      closes: depot.cloture,
      recurrence: depot.recurrence,
      beforeCommitment: depot.avantEngagement,
    },
    deMinimis: file.deMinimis,
    before: file.prealables,
    contact: {
      body: contact.organisme,
      url: contact.url,
      page: contact.urlType,
      phone: contact.telephone,
      email: contact.email,
    },
    sources: file.sources.map(({ ref, url, dateSource }) => ({ ref, url, date: dateSource })),
    check: {
      date: verification.date,
      by: verification.par,
      status: verification.statut,
      doubts: verification.aVerifier,
      nextOn: verification.prochaineLe,
    },
    note: file.note,
  };
}

function problemsIn(programmes: readonly Programme[]): CatalogueProblem[] {
  const ids = new Set<string>();
  const twice = programmes.flatMap(({ id }): CatalogueProblem[] => {
    if (ids.has(id)) return [{ path: id, type: 'id-twice' }];
    ids.add(id);
    return [];
  });
  const lost = programmes
    .filter(({ before }) => before.some((id) => !ids.has(id)))
    .map(({ id }): CatalogueProblem => ({ path: id, type: 'before-unknown' }));
  return [...twice, ...lost];
}

/** A catalogue, or everything that is wrong with it. */
export function parseCatalogue(
  input: unknown,
): Result<Catalogue, { readonly type: 'catalogue-invalid'; readonly problems: readonly CatalogueProblem[] }> {
  const shape = catalogueSchema.safeParse(input);
  if (!shape.success) {
    const problems = shape.error.issues.map(({ path }): CatalogueProblem => ({ path: path.join('/'), type: 'shape' }));
    return fail({ type: 'catalogue-invalid', problems });
  }
  const { title, generatedOn, avertissement } = shape.data;
  const programmes = shape.data.programmes.map(programmeOf);
  const problems = problemsIn(programmes);
  if (problems.length > 0) return fail({ type: 'catalogue-invalid', problems });
  return ok({ title, generatedOn, warning: avertissement, programmes });
}
