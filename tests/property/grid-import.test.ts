// The whole way of a file that a coordinator chooses: whatever it holds, it becomes a grid that works, or sentences.
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitCriteria } from '#domain/collective/exit-criteria.ts';
import { score } from '#domain/dossier/score.ts';
import type { GivenAnswer } from '#domain/grid/answer.ts';
import { collectiveGridOf } from '#domain/grid/collective-grid.ts';
import { compareGrids } from '#domain/grid/compare.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { allQuestions, gridHash, type Grid } from '#domain/grid/grid.ts';
import { visibleSections } from '#domain/grid/sections.ts';
import { openProblems } from '#domain/grid/visible.ts';
import type { Json } from '#domain/json.ts';
import { EMPTY_VIEW } from '#domain/record/record.ts';
import { isRefusal } from '#domain/xlsform/issue.ts';
import { fr } from '#features/settings/grids-messages.fr.ts';
import { LARGEST_FILE, readGridBytes, type ReadFile } from '#features/settings/read-grid-file.ts';
import { packGrid, unpackGrid } from '#store/packed-grid.ts';

const WORDS = { other: 'Autre', specify: 'Précisez', confirm: 'C’est fait' };
const shipped = await loadDefaultGrid();

/** Every outcome has its sentence on the screen; a refusal has at least one. */
function isExplained(file: ReadFile): boolean {
  if (file.type === 'refused') return typeof fr.refusals[file.reason] === 'string';
  if (file.type === 'invalid') {
    return file.problems.length > 0 && file.problems.every(({ type }) => typeof fr.problems[type] === 'string');
  }
  const told = file.issues.every(({ type }) => typeof fr.issues[type] === 'string');
  return told && (file.grid === null) === file.issues.some(isRefusal);
}

const values: readonly Json[] = [null, 0, 3, -1, 1e9, true, false, '', 'oui', 'x y', ['oui'], ['a', 'b'], { na: true }];

/** Everything a screen does with a grid, on answers that make sense and on others. */
function use(grid: Grid, seed: number): void {
  for (const part of [grid, collectiveGridOf(grid)]) {
    if (!part) continue;
    const answers = new Map(
      allQuestions(part).map(({ id }, index): [string, GivenAnswer] => {
        const value = values[(index * 7 + seed) % values.length] ?? null;
        return [
          id,
          typeof value === 'object' && value !== null && !Array.isArray(value)
            ? { value: null, na: true }
            : { value: value as GivenAnswer['value'], na: false },
        ];
      }),
    );
    for (const mode of ['express', 'complet'] as const) {
      const sections = visibleSections(part, answers, mode);
      const texts = sections.flatMap(({ label, about, questions }) => [
        label,
        about,
        ...questions.flatMap((question) => [question.label, question.labelEn ?? '', question.help ?? '']),
      ]);
      expect(texts.every((text) => typeof text === 'string')).toBe(true);
      for (const { score: given } of score(part, answers, mode).dimensions) {
        expect(given === null || (given >= 0 && given <= 1)).toBe(true);
      }
    }
    openProblems(part, answers);
    exitCriteria(EMPTY_VIEW, part);
  }
  compareGrids(shipped, grid);
  compareGrids(grid, shipped);
}

async function comesBack(grid: Grid): Promise<boolean> {
  const packed = await packGrid(grid);
  if (!packed.ok) return packed.error.type === 'grid-too-large';
  const again = await unpackGrid(packed.value, gridHash(grid));
  return again !== null && gridHash(again) === gridHash(grid);
}

const gridIn = (file: ReadFile): Grid | null => (file.type === 'read' ? file.grid : null);

const NAMES = ['a', 'b', 'c', 'd', '__proto__', 'constructor', 'été', 'a b', ''];
const name = fc.constantFrom(...NAMES);
const formula = fc.oneof(
  fc.constantFrom('', '1', 'true()', '${', '. > 3', "selected(${a}, 'x')", '((((', 'today() > ${b}'),
  fc.tuple(name, name).map(([one, two]) => `\${${one}} + \${${two}} > 1`),
  name.map((one) => `\${${one}}`),
);
const row = fc.tuple(
  fc.constantFrom(
    'text',
    'integer',
    'decimal',
    'date',
    'select_one l',
    'select_multiple l',
    'note',
    'calculate',
    'geopoint',
    'begin group',
    'end group',
    'begin repeat',
    'rank l',
    '???',
  ),
  name,
  fc.oneof(fc.constantFrom('Libellé', '', 'Vous avez dit ${a}'), fc.string({ maxLength: 12 })),
  formula,
  formula,
  formula,
  fc.constantFrom('', 'yes', 'no', 'true()', '${a} = 1'),
);
const survey = fc
  .array(row, { maxLength: 14 })
  .map((rows) => [['type', 'name', 'label', 'relevant', 'constraint', 'calculation', 'required'], ...rows]);
const choices = fc
  .array(fc.tuple(fc.constantFrom('l', 'm', ''), name, fc.string({ maxLength: 6 })), { maxLength: 8 })
  .map((rows) => [['list_name', 'name', 'label'], ...rows]);
const anySheet = fc.array(fc.array(fc.string({ maxLength: 8 }), { maxLength: 6 }), { maxLength: 6 });

/** A cell as text, number, truth value, error or shared string. */
const kind = fc.constantFrom('inlineStr', 'n', 'b', 'e', 's', 'str');
const xml = (text: string): string => text.replaceAll(/[&<>]|\p{C}/gu, ' ');

function sheetXml(rows: readonly (readonly string[])[], kinds: readonly string[]): string {
  const cell = (text: string, at: number): string => {
    const type = at < 7 ? 'inlineStr' : (kinds[at % kinds.length] ?? 'n');
    return type === 'inlineStr'
      ? `<c t="inlineStr"><is><t>${xml(text)}</t></is></c>`
      : `<c t="${type}"><v>${xml(text)}</v></c>`;
  };
  return `<worksheet><sheetData>${rows.map((one, y) => `<row>${one.map((text, x) => cell(text, y === 0 ? 0 : x)).join('')}</row>`).join('')}</sheetData></worksheet>`;
}

const workbook = fc
  .record({
    survey,
    choices,
    more: anySheet,
    named: fc.constantFrom('survey', 'settings', 'Feuil1', 'survey '),
    kinds: fc.array(kind, { minLength: 1 }),
  })
  .map(({ survey: asked, choices: listed, more, named, kinds }) => {
    const sheets = [
      ['survey', asked],
      ['choices', listed],
      [named, more],
    ] as const;
    const tabs = sheets.map(([tab], at) => `<sheet name="${tab}" r:id="r${at}"/>`).join('');
    const rels = sheets.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/s${at}.xml"/>`).join('');
    return zipSync({
      'xl/workbook.xml': strToU8(`<workbook><sheets>${tabs}</sheets></workbook>`),
      'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${rels}</Relationships>`),
      ...Object.fromEntries(sheets.map(([, rows], at) => [`xl/worksheets/s${at}.xml`, strToU8(sheetXml(rows, kinds))])),
    });
  });

/** The shipped grid with some of its parts replaced, left out or doubled. */
const mangled = fc
  .array(
    fc.tuple(
      fc.array(fc.nat(400), { minLength: 1, maxLength: 5 }),
      fc.option(fc.jsonValue({ maxDepth: 2 })),
      fc.boolean(),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((changes) => {
    const copy = structuredClone(shipped) as unknown as Record<string, unknown>;
    for (const [path, value, doubled] of changes) change(copy, path, value, doubled);
    return copy;
  });

function change(start: object, path: readonly number[], value: unknown, doubled: boolean): void {
  let at = start as Record<string, unknown>;
  for (const [depth, step] of path.entries()) {
    const keys = Object.keys(at);
    const key = keys[step % keys.length];
    if (key === undefined) return;
    const inner = at[key];
    if (depth < path.length - 1 && typeof inner === 'object' && inner !== null) {
      at = inner as Record<string, unknown>;
      continue;
    }
    if (doubled && Array.isArray(at)) at.push(structuredClone(inner));
    else if (value === null) delete at[key];
    else at[key] = structuredClone(value);
    return;
  }
}

const text = (json: unknown): Uint8Array => strToU8(JSON.stringify(json));

describe('a file that a coordinator chooses', () => {
  it('any workbook becomes a grid that works, or says why not', async () => {
    await fc.assert(
      fc.asyncProperty(workbook, fc.nat(50), async (file, seed) => {
        const read = readGridBytes(file, 'grille.xlsx', WORDS);
        expect(isExplained(read)).toBe(true);
        const grid = gridIn(read);
        if (!grid) return;
        use(grid, seed);
        expect(await comesBack(grid)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('any grid of our own with parts missing, foreign or double becomes a grid that works, or says why not', () => {
    fc.assert(
      fc.property(mangled, fc.nat(50), (json, seed) => {
        const read = readGridBytes(text(json), 'grille.json', WORDS);
        expect(isExplained(read)).toBe(true);
        const grid = gridIn(read);
        if (grid) use(grid, seed);
      }),
      { numRuns: 120 },
    );
  });

  it('any JSON and any bytes are explained', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue().map(text),
          fc.uint8Array(),
          fc.uint8Array().map((end) => new Uint8Array([0x50, 0x4b, 3, 4, ...end])),
        ),
        (file) => {
          const read = readGridBytes(file, 'x', WORDS);
          expect(isExplained(read)).toBe(true);
          expect(gridIn(read)).toBeNull();
        },
      ),
      { numRuns: 400 },
    );
  });

  const many = (count: number, more: (at: number) => object = () => ({})): object => ({
    ...shipped,
    suggestions: [],
    questions: Array.from({ length: count }, (_, at) => ({
      id: `q${at}`,
      type: 'number',
      label: `Question ${at}`,
      core: true,
      dimension: shipped.dimensions[0]?.id,
      ...more(at),
    })),
  });
  const problemsOf = (json: object): string[] => {
    const read = readGridBytes(text(json), 'x.json', WORDS);
    return read.type === 'invalid' ? [...new Set(read.problems.map(({ type }) => type))] : [read.type];
  };

  it('of 2,000 questions is refused with its count; one that is just small enough works, chained from end to end', () => {
    expect(problemsOf(many(2000))).toEqual(['too-many-questions']);
    const chained = many(1400, (at) => (at === 0 ? {} : { relevant: `\${q${at - 1}} != ''` }));
    const read = readGridBytes(text(chained), 'x.json', WORDS);
    const grid = gridIn(read);
    expect(grid && allQuestions(grid).length).toBe(1400 + shipped.context.length);
    if (grid) use(grid, 3);
  });

  it('whose conditions go round in a ring, however long, that names a question twice or a slash in it, says so', () => {
    expect(problemsOf(many(900, (at) => ({ relevant: `\${q${(at + 1) % 900}} > 1` })))).toEqual(['condition-ring']);
    expect(problemsOf(many(3, () => ({ id: 'q' })))).toEqual(['id-twice']);
    expect(problemsOf(many(2, (at) => ({ id: `q/${at}` })))).toEqual(['id-shape']);
    const twins = [
      { value: 'x', label: 'Un' },
      { value: 'x', label: 'Deux' },
    ];
    expect(problemsOf(many(1, () => ({ type: 'choice', options: twins })))).toEqual(['option-twice']);
    const towns = ['texas', 'washington'].map((state) => ({ value: 'king', label: 'King', columns: { state } }));
    expect(problemsOf(many(1, () => ({ type: 'choice', options: towns })))).toEqual(['read']);
    expect(problemsOf(many(1, () => ({ help: 12 })))).toEqual(['shape']);
  });

  it('that is too large, empty, an old Excel, a bomb or half a workbook is refused by name', () => {
    const refusal = (file: Uint8Array): string => {
      const read = readGridBytes(file, 'x', WORDS);
      return read.type === 'refused' ? read.reason : read.type;
    };
    expect(refusal(new Uint8Array(LARGEST_FILE + 1))).toBe('file-too-large');
    expect(refusal(new Uint8Array())).toBe('empty-file');
    expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]))).toBe('old-excel');
    expect(refusal(zipSync({ 'xl/sharedStrings.xml': [new Uint8Array(49 * 1024 * 1024), { level: 1 }] }))).toBe(
      'archive-bomb',
    );
    expect(refusal(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }).subarray(0, 40))).toBe('archive-broken');
    expect(refusal(strToU8(`{"a":${'['.repeat(5000)}`))).toBe('json-deep');
  });
});
