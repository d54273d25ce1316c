// What an action costs and who pays: lines and fundings in euros, summed in whole cents.
import { choiceOf, numberOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow } from '#domain/record/rows.ts';

/** What becomes of an aid asked for (PRODUCT 3, « piste »). */
export const FUNDING_STATES = ['evoquee', 'etudiee', 'deposee', 'obtenue', 'refusee', 'abandonnee'] as const;
type FundingState = (typeof FUNDING_STATES)[number];

/** Euros; null: nobody has said. */
export interface CostLine {
  readonly id: string;
  readonly label: string;
  readonly planned: number | null;
  readonly real: number | null;
}

export interface Funding {
  readonly id: string;
  /** Of the catalogue, or '' for another source of money. */
  readonly programme: string;
  /** Copied when it was chosen: the catalogue changes, what was agreed does not. */
  readonly programmeName: string;
  /** The day of the programme's last check, or the catalogue's version, when it was chosen. */
  readonly programmeVersion: string;
  readonly state: FundingState;
  readonly asked: number | null;
  readonly obtained: number | null;
}

export interface Budget {
  readonly lines: readonly CostLine[];
  readonly fundings: readonly Funding[];
  /** Without lines, the one figure of the action's plan. Null: nobody has said. */
  readonly planned: number | null;
  readonly real: number | null;
  /** Of fundings that are neither refused nor dropped. */
  readonly asked: number;
  readonly obtained: number;
  /** What is planned and not obtained; null without a planned cost. Negative: more was obtained than planned. */
  readonly gap: number | null;
  /** The same if all that is still asked for comes. */
  readonly gapIfGranted: number | null;
}

/** Euros of a field; what is negative is no amount. */
function eurosOf(view: RecordView, key: string): number | null {
  const euros = numberOf(view, key);
  return euros !== null && euros >= 0 ? euros : null;
}

/** In whole cents, so that ten times ten cents make one euro; null when nobody has said any. */
export function sumOfEuros(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  if (known.length === 0) return null;
  return known.reduce((cents, amount) => cents + Math.round(amount * 100), 0) / 100;
}

function readCosts(view: RecordView): CostLine[] {
  return rowIds(view, 'cost').map((id) => ({
    id,
    label: textOf(view, `cost/${id}/label`),
    planned: eurosOf(view, `cost/${id}/planned`),
    real: eurosOf(view, `cost/${id}/real`),
  }));
}

function readFundings(view: RecordView): Funding[] {
  return rowIds(view, 'funding').map((id) => ({
    id,
    programme: textOf(view, `funding/${id}/programme`),
    programmeName: textOf(view, `funding/${id}/programmeName`),
    programmeVersion: textOf(view, `funding/${id}/programmeVersion`),
    state: choiceOf(view, `funding/${id}/state`, FUNDING_STATES, 'evoquee'),
    asked: eurosOf(view, `funding/${id}/asked`),
    obtained: eurosOf(view, `funding/${id}/obtained`),
  }));
}

const LOST: ReadonlySet<FundingState> = new Set(['refusee', 'abandonnee']);
const minus = (euros: number, less: number): number => Math.round(euros * 100 - less * 100) / 100;

/** The budget of an action; a line without an amount counts for nothing, and says so by its null. */
export function budgetOf(view: RecordView): Budget {
  const [lines, fundings] = [readCosts(view), readFundings(view)];
  const planned = sumOfEuros(lines.map((line) => line.planned)) ?? eurosOf(view, 'cost');
  const real = sumOfEuros(lines.map((line) => line.real));
  const alive = fundings.filter(({ state }) => !LOST.has(state));
  const asked = sumOfEuros(alive.map((funding) => funding.asked)) ?? 0;
  // An aid granted without its amount is still a hope: its figure is not invented.
  const isGranted = ({ state, obtained }: Funding): boolean => state === 'obtenue' && obtained !== null;
  const obtained = sumOfEuros(alive.filter(isGranted).map((funding) => funding.obtained)) ?? 0;
  const waiting = sumOfEuros(alive.filter((funding) => !isGranted(funding)).map((funding) => funding.asked)) ?? 0;
  const gap = planned === null ? null : minus(planned, obtained);
  return {
    lines,
    fundings,
    planned,
    real,
    asked,
    obtained,
    gap,
    gapIfGranted: gap === null ? null : minus(gap, waiting),
  };
}

/** Adds a line now (ms) and returns its row. */
export function addCost(draft: Draft, input: Omit<CostLine, 'id'>, now: number): string {
  return addRow(draft, 'cost', { ...input }, now);
}

/** Adds a funding now (ms) and returns its row. */
export function addFunding(draft: Draft, input: Omit<Funding, 'id'>, now: number): string {
  return addRow(draft, 'funding', { ...input }, now);
}
