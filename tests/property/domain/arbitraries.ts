// Random records, as hostile as JSON allows.
import * as fc from 'fast-check';
import type { Json } from '#domain/json.ts';
import type { RecordEvent, RecordView, Register, Written } from '#domain/record/record.ts';

const FIELDS =
  'name siret naf nafVersion legalForm micro sizeBand commune outside sector stance source company mode grid advisor ' +
  'title topic confidential origin type stake dossier responsible start end cost date place state rdv/date rdv/place ' +
  'restitution/date restitution/agreement plan/date plan/agreement a/off1 a/off1/note a/off1/src a/coo4 a/ctx.effectif ' +
  'a/equ6 a/moy7 a/ a//x adj/offre contact/r/name contact/r/role contact/r/gone link/r/to link/r/type link/r/born ' +
  'visit/v/date visit/v/startedAt visit/v/endedAt visit/v/kind attempt/t/result reserve/r/lifted member/c/position ' +
  'visit/v/travelFrom visit/v/next pause/p/visit pause/p/from pause/p/to promise/w/side promise/w/due follow/v/a/cap1 ' +
  'follow/v/useful member/c/gone company/c/role present/p/present file/d/order file/d/born';

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
const tag = fc.constantFrom('anais', 'bruno', 'chloe');
export const json = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  fc.constantFrom<Json>('2026-11-23', 'rien', true, 4, ['achats', 'rien'], { na: true }, 'ne-plus-contacter'),
);
const key = fc.oneof(fc.constantFrom(...FIELDS.split(' ')), fc.string({ maxLength: 12 }));
const written: fc.Arbitrary<Written> = fc.record({ value: json, at: moment, tag });
const register: fc.Arbitrary<Register> = fc.record({
  value: json,
  at: moment,
  tag,
  others: fc.array(written, { maxLength: 2 }),
});
const TYPES = [
  'moved',
  'paused',
  'resumed',
  'arbitrated',
  'ambassador-consented',
  'ambassador-withdrawn',
  'opposition-recorded',
];
const BODY = ['from', 'to', 'businessDay', 'reason', 'outcome', 'session', 'until', 'topics', 'event'];
const event: fc.Arbitrary<RecordEvent> = fc.record({
  id: fc.string({ maxLength: 3 }),
  type: fc.constantFrom(...TYPES),
  at: moment,
  tag,
  body: fc.dictionary(fc.constantFrom(...BODY), json),
});

/** A view whose keys are those of all kinds at once, with any JSON in any of them. */
export const anyView: fc.Arbitrary<RecordView> = fc
  .record({
    fields: fc.array(fc.tuple(key, register), { maxLength: 25 }),
    events: fc.array(event, { maxLength: 6 }),
    texts: fc.dictionary(fc.constantFrom('notes', 'minutes'), fc.string()),
  })
  .map(({ fields, events, texts }) => ({
    fields: new Map(fields),
    past: new Map(),
    events,
    texts: new Map(Object.entries(texts)),
  }));

/** The same things in another order. */
export function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
