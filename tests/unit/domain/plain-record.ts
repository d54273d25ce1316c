// Records without a CRDT: plain maps, for tests of rules over views.
import type { GivenAnswer } from '#domain/grid/answer.ts';
import { readAnswerValue } from '#domain/dossier/answers.ts';
import type { Json } from '#domain/json.ts';
import type { Draft, RecordEvent, RecordView, Register, Written } from '#domain/record/record.ts';

export const T0 = Date.UTC(2026, 10, 23, 8);

export function register(value: Json, at = T0, others: readonly Written[] = []): Register {
  return { value, at, tag: 'anais', others };
}

/** A view over plain field values. */
export function viewOf(
  fields: { readonly [key: string]: Json },
  events: readonly RecordEvent[] = [],
  texts: { readonly [name: string]: string } = {},
): RecordView {
  return {
    fields: new Map(Object.entries(fields).map(([key, value]) => [key, register(value)])),
    events,
    past: new Map(),
    texts: new Map(Object.entries(texts)),
  };
}

/** Answers by question: a value, null, or `{ na: true }`. */
export function answersOf(values: { readonly [question: string]: Json }): ReadonlyMap<string, GivenAnswer> {
  return new Map(Object.entries(values).map(([question, value]) => [question, readAnswerValue(value)]));
}

/** A record written by one device, one millisecond per act. */
export function plainRecord(): { edit<T>(write: (draft: Draft) => T): T; readonly view: RecordView } {
  const fields = new Map<string, Register>();
  const events: RecordEvent[] = [];
  const texts = new Map<string, string>();
  let count = 0;
  // As a real record does: what was read once never changes.
  const view = (): RecordView => ({
    fields: new Map(fields),
    past: new Map(),
    events: [...events],
    texts: new Map(texts),
  });
  const draft: Draft = {
    get view() {
      return view();
    },
    set: (key, value) => void fields.set(key, register(value, T0 + count)),
    event: (type, body = {}) => {
      events.push({ id: `event${events.length}`, type, at: T0 + count, tag: 'anais', body });
      return `event${events.length - 1}`;
    },
    forget: () => {},
    text: (name, value) => void texts.set(name, value),
    row: () => `row${(count += 1)}`,
  };
  return {
    get view() {
      return view();
    },
    edit: (write) => {
      count += 1;
      return write(draft);
    },
  };
}
