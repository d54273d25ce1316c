// What the plan's aids were when the head agreed: a catalogue changes, a signed plan must not (PRODUCT 3).
import type { Catalogue } from '#domain/aids/programme.ts';
import type { Json } from '#domain/json.ts';
import { valueOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';

const KEY = 'plan/aids';

/** The few words a plan says of an aid, and the day they were checked. */
export interface AidCopy {
  readonly name: string;
  readonly body: string;
  readonly amount: string;
  readonly checked: string;
}

/** The field and its value, for the act that accepts the plan; an aid the catalogue does not hold is left out. */
export function copyAids(catalogue: Catalogue, ids: readonly string[]): readonly [key: string, value: Json] {
  const copies: Record<string, Json> = {};
  for (const id of [...new Set(ids)].sort()) {
    const programme = catalogue.programmes.find((one) => one.id === id);
    if (!programme) continue;
    const { name, body, amount, check } = programme;
    copies[id] = { name, body, amount: amount.text, checked: check.date };
  }
  return [KEY, copies];
}

const text = (json: Json | undefined): string => (typeof json === 'string' ? json : '');

/** The copies that a value of that field holds. */
export function readAids(value: Json | undefined): (AidCopy & { readonly id: string })[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([id, copy]: [string, Json]) => {
    if (typeof copy !== 'object' || copy === null || Array.isArray(copy)) return [];
    const { name, body, amount, checked } = copy as { readonly [key: string]: Json | undefined };
    return [{ id, name: text(name) || id, body: text(body), amount: text(amount), checked: text(checked) }];
  });
}

/** By programme id; empty as long as the plan was not accepted. */
export function readAidCopies(view: RecordView): ReadonlyMap<string, AidCopy> {
  return new Map(readAids(valueOf(view, KEY)).map(({ id, ...copy }) => [id, copy]));
}
