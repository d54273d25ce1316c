// French typography, applied once to every French message so that nobody has to type invisible characters.

/**
 * Turns the plain spaces of a French sentence into the ones that must not break: U+202F before `;` `!` `?`,
 * U+00A0 before `:` and inside « ». Spaces that are already right, and everything else, stay as they are.
 */
export function typeset(text: string): string {
  return text
    .replace(/ (?=[;!?])/g, '\u202f')
    .replace(/ (?=[:»])/g, '\u00a0')
    .replace(/(?<=«) /g, '\u00a0');
}

/** The same for a whole dictionary: sentences, and what its functions return. */
export function typesetAll<Value>(value: Value): Value {
  if (typeof value === 'string') return typeset(value) as Value;
  if (typeof value === 'function') {
    return ((...args: unknown[]) =>
      typesetAll((value as unknown as (...args: unknown[]) => unknown)(...args))) as Value;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typesetAll(inner)])) as Value;
}
