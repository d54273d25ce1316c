// What the team settles for the network: when companies count as near and as several, from how many a figure is shown,
// and which proposals it set aside, with the reason.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView, Register, Written } from '#domain/record/record.ts';
import { putRow } from '#domain/record/rows.ts';
import { teamView, type KeptSettings } from './team.ts';

/** Bounds of each parameter; what lies outside is not read. */
export const NETWORK_BOUNDS = {
  stakeCompanies: { least: 2, most: 20 },
  stakeKm: { least: 1, most: 100 },
  affinityKm: { least: 1, most: 100 },
  smallCell: { least: 3, most: 20 },
  smallCellCommune: { least: 3, most: 50 },
} as const;

export const NETWORK_PARAMETERS = ['stakeCompanies', 'stakeKm', 'affinityKm', 'smallCell', 'smallCellCommune'] as const;
export type NetworkParameter = (typeof NETWORK_PARAMETERS)[number];

/** Proposals until the team says otherwise (PRODUCT 1.4, R16). */
export const NETWORK_DEFAULTS: Readonly<Record<NetworkParameter, number>> = {
  stakeCompanies: 3,
  stakeKm: 15,
  affinityKm: 30,
  smallCell: 3,
  smallCellCommune: 5,
};

/** A proposal that the team set aside. */
export interface Dismissal {
  readonly key: string;
  readonly reason: string;
  /** The companies it was about: the same proposal with a company more is another one. */
  readonly companies: readonly DocId[];
  /** Corrected ms since 1970. */
  readonly at: number;
  /** Device of whoever did. */
  readonly tag: string;
}

export interface NetworkSettings extends Readonly<Record<NetworkParameter, number>> {
  readonly dismissed: ReadonlyMap<string, Dismissal>;
}

export const NO_NETWORK_SETTINGS: NetworkSettings = { ...NETWORK_DEFAULTS, dismissed: new Map() };

/** Figures hide what may tell of one company: while two people disagree, the careful threshold holds. */
const CAREFUL: ReadonlySet<NetworkParameter> = new Set(['smallCell', 'smallCellCommune']);

/** Null when it is no whole number within the bounds. */
export function networkParameter(parameter: NetworkParameter, value: Json | undefined): number | null {
  const { least, most } = NETWORK_BOUNDS[parameter];
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : null;
}

function parameterOf(register: Register | undefined, parameter: NetworkParameter): number {
  const said: readonly Written[] = register ? [register, ...register.others] : [];
  const [first = null, ...others] = said.map(({ value }) => networkParameter(parameter, value));
  const shown = first ?? NETWORK_DEFAULTS[parameter];
  return CAREFUL.has(parameter) ? Math.max(shown, ...others.map((value) => value ?? 0)) : shown;
}

const docsOf = (value: Json | undefined): DocId[] =>
  Array.isArray(value) ? value.filter((doc: Json): doc is DocId => typeof doc === 'string') : [];

function dismissalsOf(view: RecordView): Map<string, Dismissal> {
  return new Map(
    rowIds(view, 'dismissed').map((key) => {
      const row = `dismissed/${key}`;
      const said = view.fields.get(`${row}/reason`);
      const companies = docsOf(view.fields.get(`${row}/companies`)?.value);
      return [key, { key, reason: textOf(view, `${row}/reason`), companies, at: said?.at ?? 0, tag: said?.tag ?? '' }];
    }),
  );
}

/** The settings as every device reads them, with defaults for what nobody wrote or nobody can mean. */
export function readNetworkSettings(records: Iterable<KeptSettings>): NetworkSettings {
  const view = teamView(records, 'network');
  const read = (parameter: NetworkParameter): number => parameterOf(view.fields.get(parameter), parameter);
  return {
    stakeCompanies: read('stakeCompanies'),
    stakeKm: read('stakeKm'),
    affinityKm: read('affinityKm'),
    smallCell: read('smallCell'),
    smallCellCommune: read('smallCellCommune'),
    dismissed: dismissalsOf(view),
  };
}

/** Sets a proposal aside for the whole team; `now` in ms. */
export function dismissProposal(
  draft: Draft,
  proposal: { readonly key: string; readonly companies: readonly DocId[] },
  reason: string,
  now: number,
): void {
  putRow(draft, 'dismissed', proposal.key, { companies: [...proposal.companies], reason: reason.trim() }, now);
}

/** Brings it back. */
export function bringBack(draft: Draft, key: string): void {
  draft.set(`dismissed/${key}/gone`, true);
}
