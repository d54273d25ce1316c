// The promise of the look, computed: 7:1 for every text, 3:1 for what shows that a control is a control.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../src/ui/tokens.css'), 'utf8');

function block(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const light = block(':root');
const THEMES = {
  light,
  dark: new Map([...light, ...block(":root[data-theme='dark']")]),
  sun: new Map([...light, ...block(":root[data-theme='sun']")]),
};

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

const GROUNDS = ['--paper', '--sheet', '--wash'];
const TEXTS = ['--ink', '--ink-soft', '--fir', '--todo', '--offline', '--danger'];
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ['--ink', '--fir-wash'],
  ['--ink-soft', '--fir-wash'],
  ['--fir', '--fir-wash'],
  ...['todo', 'offline', 'danger'].flatMap((tone) => [
    [`--${tone}`, `--${tone}-wash`] as const,
    ['--ink', `--${tone}-wash`] as const,
  ]),
  ['--on-fir', '--fir'],
  ['--on-fir', '--fir-strong'],
  ['--on-danger', '--danger'],
  ['--on-spine', '--spine'],
  ['--on-spine', '--spine-line'],
  ['--spine', '--spine-mark'],
  ['--paper', '--ink'],
  ['--paper', '--todo'],
];
const EDGE_PAIRS = ['--paper', '--sheet'].flatMap((ground) =>
  ['--edge', '--focus', '--fir', '--todo'].map((edge) => [edge, ground] as const),
);

describe.each(Object.entries(THEMES))('theme %s', (_name, colours) => {
  const of = (token: string): string => colours.get(token) ?? '';

  test.each(TEXT_PAIRS)('text %s on %s has a contrast of at least 7', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(7);
  });

  test.each(EDGE_PAIRS)('the line %s on %s has a contrast of at least 3', (edge, ground) => {
    expect(contrast(of(edge), of(ground))).toBeGreaterThanOrEqual(3);
  });
});
