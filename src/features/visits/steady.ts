// What says the same as before stays the same object, so that a tap on one answer draws one question again and not all.
import { sameJson, type Json } from '#domain/json.ts';
import type { Section, SectionHead } from '#domain/grid/sections.ts';

/** Keeps the items that are the same at the same place, and the list when all of them are. */
export function steadyList<Item>(isSame: (a: Item, b: Item) => boolean): (next: readonly Item[]) => readonly Item[] {
  let last: readonly Item[] = [];
  return (next) => {
    const kept = next.map((item, at) => {
      const before = last[at];
      return before !== undefined && isSame(before, item) ? before : item;
    });
    const changed = kept.length !== last.length || kept.some((item, at) => item !== last[at]);
    if (changed) last = kept;
    return last;
  };
}

/** Keeps a plain value by name while it says the same. */
export function steadyValues<Value extends object | null>(): (name: string, next: Value) => Value {
  const last = new Map<string, Value>();
  return (name, next) => {
    const before = last.get(name);
    // A value read from a record is plain JSON.
    if (before !== undefined && sameJson(before as Json, next as Json)) return before;
    last.set(name, next);
    return next;
  };
}

/** The same screen of the same section, whatever it asks. */
export function sameHead(a: SectionHead, b: SectionHead): boolean {
  return a.id === b.id && a.screen?.at === b.screen?.at && a.screen?.count === b.screen?.count;
}

/** The same questions, whatever was answered. */
export function sameSection(a: Section, b: Section): boolean {
  return (
    sameHead(a, b) &&
    a.questions.length === b.questions.length &&
    a.questions.every((one, at) => one === b.questions[at])
  );
}
