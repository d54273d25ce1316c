// Every French message of the application is read here: a wrong space or apostrophe is a fault like another.
import { describe, expect, test } from 'vitest';
import { typeset } from '#i18n/typeset.ts';

const files = import.meta.glob('../../../src/**/*messages.fr.ts', { eager: true });

/** All sentences of a dictionary, those made by functions included (called with numbers, then with words). */
function sentences(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, typeset(value)]];
  if (typeof value === 'function')
    return [1, 2, 'mot'].flatMap((argument) => produced(value as (...args: unknown[]) => unknown, argument, path));
  if (Array.isArray(value)) return value.flatMap((item, index) => sentences(item, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => sentences(inner, path ? `${path}.${key}` : key));
  }
  return [];
}

function produced(
  make: (...args: unknown[]) => unknown,
  argument: unknown,
  path: string,
): [path: string, text: string][] {
  try {
    const made = make(...Array.from({ length: Math.max(make.length, 1) }, () => argument));
    return typeof made === 'string' ? [[path, typeset(made)]] : [];
  } catch {
    return [];
  }
}

const RULES: readonly (readonly [why: string, wrong: RegExp])[] = [
  ['a space that breaks before ; ! ? or :', / [;!?:]/],
  ['no space before ; ! or ?', /[\p{L}\d»)](?:;|[!?]+(?=\s|$))/u],
  ['no space before a colon', /\p{L}:(?=\s|$)/u],
  ['a space that breaks inside « »', /«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»/],
  ['a straight apostrophe', /\p{L}'\p{L}/u],
  ['three dots for an ellipsis', /\.\.\./],
];

describe.each(Object.entries(files))('%s', (_file, content) => {
  test.each(RULES)('has no sentence with %s', (_why, wrong) => {
    const faults = sentences((content as { fr?: unknown }).fr, '').filter(([, text]) => wrong.test(text));
    expect(faults).toEqual([]);
  });
});

test('the messages of the kit are among those read', () => {
  expect(Object.keys(files).some((file) => file.endsWith('/ui/messages.fr.ts'))).toBe(true);
});
