// Published grids in memory: new dossiers take the newest, begun ones keep theirs (SYNC R10).
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { type Grid, gridHash } from '#domain/grid/grid.ts';
import { PUBLISHED_BODY_CAP, writePublished } from '#domain/grid/published.ts';
import { packGrid, unpackGrid } from '#store/packed-grid.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';

const devices: TestDevice[] = [];
afterEach(() => {
  for (const device of devices.splice(0)) device.close();
});

async function device(name?: string): Promise<TestDevice> {
  const opened = await openDevice(name);
  devices.push(opened);
  return opened;
}

async function publish({ store }: TestDevice, grid: Grid, body?: string): Promise<void> {
  const packed = await packGrid(grid);
  if (!packed.ok) throw new Error(packed.error.type);
  const { id, version, title } = grid;
  await store.create('settings', (draft) =>
    writePublished(draft, { id, version, title, hash: gridHash(grid), body: body ?? packed.value }),
  );
}

const next: Grid = { ...smallGrid, version: '2', title: 'Petite grille, deux' };

describe('a published grid', () => {
  it('is the one of new dossiers at once and after a restart; the shipped one and older ones stay at hand (R10)', async () => {
    const name = `grids-${Date.now()}`;
    const first = await device(name);
    const shipped = first.store.grids.current.value;
    await publish(first, smallGrid);
    await vi.waitFor(() => expect(first.store.grids.current.value).toEqual(smallGrid));
    await publish(first, next);
    await vi.waitFor(() => expect(first.store.grids.current.value).toEqual(next));
    expect(first.store.grids.forHash(gridHash(smallGrid))).toEqual(smallGrid);
    expect(shipped && first.store.grids.forHash(gridHash(shipped))).toEqual(shipped);
    const again = await device(name);
    await vi.waitFor(() => expect(again.store.grids.current.value).toEqual(next));
    expect(again.store.grids.forHash(gridHash(smallGrid))).toEqual(smallGrid);
  });

  it('whose body is damaged or is another grid than its hash says never replaces the grid in use', async () => {
    const tablet = await device();
    const shipped = tablet.store.grids.current.value;
    await publish(tablet, smallGrid, 'no base64 at all!');
    const other = await packGrid(next);
    await publish(tablet, smallGrid, other.ok ? other.value : '');
    await vi.waitFor(() => expect(tablet.store.cards.settings.value.size).toBe(2));
    await publish(tablet, next);
    await vi.waitFor(() => expect(tablet.store.grids.current.value).toEqual(next));
    expect(tablet.store.grids.all.value.has(gridHash(smallGrid))).toBe(false);
    expect(tablet.store.grids.forHash(gridHash(shipped ?? smallGrid))).toEqual(shipped);
  });
});

describe('a packed grid', () => {
  it('comes back as it was, and the shipped grid takes a quarter of what one record may hold', async () => {
    const grid = await loadDefaultGrid();
    const packed = await packGrid(grid);
    const body = packed.ok ? packed.value : '';
    expect(body.length).toBeLessThan(PUBLISHED_BODY_CAP / 2);
    expect(await unpackGrid(body, gridHash(grid))).toEqual(grid);
    expect(await unpackGrid(body, gridHash(smallGrid))).toBeNull();
  });

  it('that would be too long for a record is refused before it is written', async () => {
    let state = 1;
    const noise = (): string => String((state = (state * 48_271) % 2_147_483_647));
    const label = Array.from({ length: 60_000 }, noise).join(' ');
    expect(await packGrid({ ...smallGrid, title: label })).toEqual({ ok: false, error: { type: 'grid-too-large' } });
  });
});
