// What a coordinator sees of a grid file before anything is published.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { collectiveGridOf } from '#domain/grid/collective-grid.ts';
import { asksTheSame } from '#domain/grid/compare.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { createGridsModel } from '#features/settings/grids-model.ts';
import { readGridBytes } from '#features/settings/read-grid-file.ts';
import { aWorkbook } from '#tests/support/a-workbook.ts';
import { FORM_WORDS } from '#tests/support/forms.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

let tablet: TestDevice | null = null;
afterEach(() => tablet?.close());

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const fileOf = (name: string, bytes: Uint8Array) => ({
  name,
  size: bytes.length,
  arrayBuffer: async () => bytes.slice().buffer as ArrayBuffer,
});

describe('a file is known by what it is, not by what it is called', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'empty-file'],
    ['an old Excel file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'old-excel'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'not-a-workbook'],
    ['half a grid', bytesOf('{"id": "grille", "questions": ['), 'json-broken'],
    ['a nest of brackets', bytesOf('['.repeat(100_000)), 'json-deep'],
    ['half a workbook', aWorkbook().slice(0, 350), 'archive-broken'],
  ])('%s', (_, bytes, reason) => {
    expect(readGridBytes(bytes, 'grille.xlsx', FORM_WORDS)).toEqual({ type: 'refused', reason });
  });

  it('more than 8 MB is not even read', async () => {
    tablet = await openDevice();
    const model = createGridsModel(tablet.store);
    const arrayBuffer = vi.fn<() => Promise<ArrayBuffer>>();
    await model.open({ name: 'a.xlsx', size: 50_000_000, arrayBuffer }, FORM_WORDS);
    expect(arrayBuffer).not.toHaveBeenCalled();
    expect(model.preview.value?.file).toEqual({ type: 'refused', reason: 'file-too-large' });
  });
});

describe('bad grids are refused with their reasons', () => {
  it('2,000 questions are too many, in a form and in a grid of our own', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `text,q${index},Question ${index}`);
    const form = readGridBytes(bytesOf(['type,name,label', ...rows].join('\n')), 'a.csv', FORM_WORDS);
    expect(form.type === 'read' && form.issues.map(({ type, what }) => [type, what])).toEqual([
      ['too-many-questions', '2000'],
    ]);
    const grid = await loadDefaultGrid();
    const questions = rows.map((_, index) => ({ ...grid.questions[0], id: `q${index}` }));
    const own = readGridBytes(bytesOf(JSON.stringify({ ...grid, questions })), 'a.json', FORM_WORDS);
    expect(own).toMatchObject({ type: 'invalid', problems: [{ type: 'too-many-questions' }] });
  });

  it('a ring of conditions names a row of it, however long it is', () => {
    const rows = Array.from({ length: 800 }, (_, index) => `text,q${index},Q,"\${q${(index + 1) % 800}} = 'x'"`);
    const form = readGridBytes(bytesOf(['type,name,label,relevant', ...rows].join('\n')), 'a.csv', FORM_WORDS);
    expect(form.type === 'read' && form.grid).toBeNull();
    expect(form.type === 'read' && form.issues.map(({ type }) => type)).toEqual(['ring']);
  });

  it('in a grid of our own: types nobody knows, ids twice, formulas that read nothing, rings', async () => {
    const grid = await loadDefaultGrid();
    const base = { core: true, label: 'x', dimension: grid.dimensions[0]?.id };
    const read = (questions: readonly object[]) =>
      readGridBytes(bytesOf(JSON.stringify({ ...grid, questions, suggestions: [] })), 'a.json', FORM_WORDS);
    const problemsOf = (questions: readonly object[]): readonly string[] => {
      const file = read(questions);
      return file.type === 'invalid' ? file.problems.map(({ type }) => type) : [];
    };
    expect(problemsOf([{ ...base, id: 'a', type: 'hologram' }])).toEqual(['shape']);
    expect(
      problemsOf([
        { ...base, id: 'a', type: 'text' },
        { ...base, id: 'a', type: 'text' },
      ]),
    ).toEqual(['id-twice']);
    expect(problemsOf([{ ...base, id: 'a', type: 'text', relevant: '${b} = 1' }])).toEqual(['expression-field']);
    expect(problemsOf([{ ...base, id: 'a', type: 'text', constraint: '. <' }])).toEqual(['expression']);
    expect(
      problemsOf([
        { ...base, id: 'a', type: 'text', relevant: '${b} = 1' },
        { ...base, id: 'b', type: 'calculate', calculate: '${a} + 1' },
      ]),
    ).toEqual(['condition-ring']);
    expect(read([{ ...base, id: 'a', type: 'date', constraint: '. <= today()' }])).toMatchObject({ type: 'read' });
  });
});

describe('publishing', () => {
  it('says what a new version changes: answers follow their ids, and the dossiers of before keep their grid', async () => {
    tablet = await openDevice();
    const model = createGridsModel(tablet.store);
    const grid = await loadDefaultGrid();
    const [first, second, third, ...rest] = grid.questions;
    const options = { type: 'text', label: 'Dites', core: true, id: second?.id ?? '', dimension: second?.dimension };
    const changed = {
      ...grid,
      version: '99',
      suggestions: [],
      questions: [first, options, ...rest, { ...third, id: 'neuve' }],
    };
    await model.open(fileOf('v99.json', bytesOf(JSON.stringify(changed))), FORM_WORDS);
    const { changes, isCurrent } = model.preview.value ?? {};
    expect(isCurrent).toBe(false);
    expect(changes?.added.map(({ id }) => id)).toEqual(['neuve']);
    expect(changes?.removed.map(({ id }) => id)).toEqual([third?.id]);
    expect(changes?.retyped.map(({ id }) => id)).toEqual([second?.id]);
    expect(changes?.kept).toBe(grid.context.length + grid.questions.length - 2);
    expect(await model.publish()).toBeNull();
    await vi.waitFor(() => expect(model.current.value?.version).toBe('99'));
    expect(model.published.value.map(({ version }) => version)).toEqual(['99']);
    expect(model.preview.value).toBeNull();
    await model.open(fileOf('v99.json', bytesOf(JSON.stringify(changed))), FORM_WORDS);
    expect(model.preview.value?.isCurrent).toBe(true);
  });

  it('the grid in use is recognised as what it is', async () => {
    tablet = await openDevice();
    const model = createGridsModel(tablet.store);
    const grid: Grid = await loadDefaultGrid();
    await model.open(fileOf('meme.json', bytesOf(JSON.stringify(grid))), FORM_WORDS);
    expect(model.preview.value).toMatchObject({ isCurrent: true, changes: { added: [], removed: [], retyped: [] } });
  });
});

describe('a grid of groups in a file of its own', () => {
  /** As a coordinator takes it out of the shipped file and changes it. */
  async function groupFile(changes: object): Promise<Uint8Array> {
    const { collective } = await loadDefaultGrid();
    return bytesOf(JSON.stringify({ ...collective, ...changes }));
  }

  it('is known as one, changes nothing for companies, and is published inside the file in use', async () => {
    tablet = await openDevice();
    const model = createGridsModel(tablet.store);
    const shipped = await loadDefaultGrid();
    const own = collectiveGridOf(shipped) as Grid;
    const questions = own.questions.slice(1);
    await model.open(fileOf('groupe.json', await groupFile({ version: '2027-1', questions })), FORM_WORDS);
    const preview = model.preview.value;
    expect(preview).toMatchObject({ audience: 'groups', mayChoose: true, isCurrent: false, changes: null });
    expect(preview?.groupChanges?.removed.map(({ id }) => id)).toEqual([own.questions[0]?.id]);
    expect(await model.publish()).toBeNull();
    await vi.waitFor(() => expect(model.group.value?.version).toBe('2027-1'));
    await vi.waitFor(() => expect(model.current.value?.collective?.version).toBe('2027-1'));
    expect(asksTheSame(shipped, model.current.value as Grid)).toBe(true);
    expect(model.published.value.map(({ version, group }) => [version, group])).toEqual([[shipped.version, '2027-1']]);
    await model.open(fileOf('groupe.json', await groupFile({ version: '2027-1', questions })), FORM_WORDS);
    expect(model.preview.value?.isCurrent).toBe(true);
  });

  it('a form is for companies or for groups, as its reader says, and a column tells what each company answers', async () => {
    tablet = await openDevice();
    const model = createGridsModel(tablet.store);
    const form = ['type,name,label,respondent', 'integer,jours,Combien de jours ?,chaque-entreprise', 'text,vu,Vu,'];
    await model.open(fileOf('atelier.csv', bytesOf(form.join('\n'))), FORM_WORDS);
    expect(model.preview.value?.audience).toBe('groups');
    expect(model.preview.value?.publishable?.collective?.questions.map(({ respondent }) => respondent)).toEqual([
      'chaque-entreprise',
      undefined,
    ]);
    model.choose('companies');
    expect(model.preview.value?.groupChanges).toBeNull();
    expect(model.preview.value?.publishable?.collective).toBeUndefined();
    expect(model.preview.value?.changes?.added.map(({ id }) => id)).toEqual(['jours', 'vu']);
  });

  it('what a group cannot be asked is named, and the file may still be for companies', async () => {
    tablet = await openDevice();
    const model = createGridsModel(tablet.store);
    const grid = await loadDefaultGrid();
    const { collective: _, ...alone } = grid;
    // Its questions name other people than a group knows.
    await model.open(fileOf('a.json', bytesOf(JSON.stringify(alone))), FORM_WORDS);
    expect(model.preview.value?.audience).toBe('companies');
    model.choose('groups');
    const { file } = model.preview.value ?? {};
    expect(file?.type === 'invalid' && new Set(file.problems.map(({ type }) => type))).toEqual(
      new Set(['respondent-unknown']),
    );
    expect(await model.publish()).toBeNull();
    expect(model.published.value).toEqual([]);
    model.choose('companies');
    expect(model.preview.value?.file.type).toBe('read');
  });
});
