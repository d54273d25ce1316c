// Where the caret belongs when a text changes under it: two people write in the same note, and each stays at their word.

/** The place in `after` of what stood before the caret in `before`; places count UTF-16 units. */
export function caretAfter(before: string, after: string, caret: number): number {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (caret <= start) return caret;
  if (caret >= before.length - end) return caret + after.length - before.length;
  return after.length - end;
}
