// Companies as GeoJSON (RFC 7946) for map programs, and back. A point is the centre of the commune, never an address:
// a place that nobody agreed to publish does not leave the application, and neither do people, phones and notes.
import type { Day } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import { isAmbassadorOn } from '#domain/network/ambassadors.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { communeOf } from '#domain/territory/communes.ts';

/** What a company says of itself on a map; texts are '' when unknown. */
export interface GeoCompany {
  /** Id of the record, so that a file that comes back finds its company. */
  readonly id: string;
  readonly name: string;
  readonly siret: string;
  readonly naf: string;
  readonly legalForm: string;
  readonly sizeBand: string;
  readonly sector: string;
  /** INSEE code; '' when unknown or outside the territory. */
  readonly commune: string;
  readonly outside: boolean;
  readonly ambassador: boolean;
}

/** Why a feature of a file is not a company. */
type GeoCompanyProblem = 'not-a-feature' | 'no-name';

interface GeoCompanies {
  readonly companies: readonly GeoCompany[];
  /** Features left out, counted from 1 as a reader would. */
  readonly skipped: readonly { readonly feature: number; readonly reason: GeoCompanyProblem }[];
}

type GeoJsonFailure = { readonly type: 'json-broken' } | { readonly type: 'not-a-collection' };

/** What every map says of where it comes from (Licence Ouverte 2.0, article « paternité »). */
const GEO_ATTRIBUTION = 'Communes : Etalab / IGN, Licence Ouverte 2.0';

/** Of a card, what may be on a map; null for somebody who asked not to be contacted: no list of ours brings callers. */
export function geoCompanyOf(card: CompanyCard, day: Day): GeoCompany | null {
  if (card.stance === 'ne-plus-contacter') return null;
  const { doc, name, siret, naf, legalForm, sizeBand, sector, commune, outside } = card;
  const ambassador = isAmbassadorOn(card.ambassador, day);
  return { id: doc, name, siret, naf, legalForm, sizeBand, sector, commune, outside, ambassador };
}

type JsonObject = { readonly [key: string]: Json };

const TEXTS = ['name', 'siret', 'naf', 'legalForm', 'sizeBand', 'sector', 'commune'] as const;

function featureOf(company: GeoCompany): JsonObject {
  const place = communeOf(company.commune);
  const texts = TEXTS.filter((key) => company[key] !== '').map((key) => [key, company[key]]);
  return {
    type: 'Feature',
    id: company.id,
    geometry: place && { type: 'Point', coordinates: [place.lon, place.lat] },
    properties: {
      ...Object.fromEntries(texts),
      ...(place ? { communeName: place.name } : {}),
      ...(company.outside ? { outside: true } : {}),
      ...(company.ambassador ? { ambassador: true } : {}),
    },
  };
}

/** The file: one feature per line, in the order given, points where the commune is known and null elsewhere. */
export function writeGeoJson(companies: Iterable<GeoCompany>): string {
  const features = Array.from(companies, (company) => JSON.stringify(featureOf(company)));
  const head = `"type":"FeatureCollection","attribution":${JSON.stringify(GEO_ATTRIBUTION)}`;
  return `{${head},"features":[\n${features.join(',\n')}\n]}\n`;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function companyOf(feature: Json): GeoCompany | GeoCompanyProblem {
  if (!isObject(feature) || feature['type'] !== 'Feature') return 'not-a-feature';
  const properties = isObject(feature['properties']) ? feature['properties'] : {};
  const text = (key: (typeof TEXTS)[number]): string => textOf(properties[key]);
  if (text('name').trim() === '') return 'no-name';
  return {
    id: textOf(feature['id']),
    name: text('name'),
    siret: text('siret'),
    naf: text('naf'),
    legalForm: text('legalForm'),
    sizeBand: text('sizeBand'),
    sector: text('sector'),
    commune: text('commune'),
    outside: properties['outside'] === true,
    ambassador: properties['ambassador'] === true,
  };
}

/** Reads such a file; features that are no company are told one by one, the others are not lost by them. */
export function readGeoJson(text: string): Result<GeoCompanies, GeoJsonFailure> {
  let file: Json;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    return fail({ type: 'json-broken' });
  }
  const features = isObject(file) ? file['features'] : undefined;
  if (!Array.isArray(features)) return fail({ type: 'not-a-collection' });
  const companies: GeoCompany[] = [];
  const skipped: { feature: number; reason: GeoCompanyProblem }[] = [];
  for (const [index, feature] of (features as readonly Json[]).entries()) {
    const company = companyOf(feature);
    if (typeof company === 'string') skipped.push({ feature: index + 1, reason: company });
    else companies.push(company);
  }
  return ok({ companies, skipped });
}
