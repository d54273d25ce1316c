// Outlines for the team: nothing is kept of a file before somebody says so, and whatever was there can come back.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followSettings, type FollowedSettings } from '#binding/settings/follow-settings.ts';
import { localOutline, type FollowedOutlines } from '#binding/territory/outlines.ts';
import { fail } from '#domain/result.ts';
import { OUTLINE_BODY_CAP, readOutlineSettings, type KeptOutline } from '#domain/settings/outline.ts';
import { importOutlines } from '#domain/territory/import-outlines.ts';
import { readOutlines } from '#domain/territory/outlines.ts';
import { createOutlineModel, type OutlineModel } from '#features/settings/map-model.ts';
import { readOutlineFile, type ReadOutlines } from '#features/settings/map-read-outlines.ts';
import { unpackText } from '#store/packed-text.ts';
import { computed } from '@preact/signals';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { drawnRings, outlineFile } from '#tests/support/outlines.ts';

let tablet: TestDevice;
let followed: FollowedSettings;
let outlines: FollowedOutlines;
let model: OutlineModel;
let read: (file: File) => Promise<ReadOutlines>;

const team = (): KeptOutline | null => readOutlineSettings(followed.kept.value);
const file = (name: string, text: string): File => new File([text], name);

beforeEach(async () => {
  tablet = await openDevice();
  const { store } = tablet;
  followed = followSettings(store, 'outline');
  outlines = {
    followed,
    team: computed(team),
    local: localOutline(store),
    outlines: computed(() => null),
    close: () => followed.close(),
  };
  read = async (given) => importOutlines(await given.text());
  model = createOutlineModel({ store, outlines, read: (given) => read(given) });
});

afterEach(async () => {
  followed.close();
  await tablet.store.flushAll();
  await tablet.close();
});

test('a file that is chosen is shown and nothing is kept; taken into use, the whole team has it, readable', async () => {
  await model.open(file('communes.geojson', outlineFile()));
  expect(model.preview.value?.read.ok).toBe(true);
  expect(team()).toBeNull();
  expect((await model.keep()).where).toBe('team');
  await expect.poll(team).toMatchObject({ name: 'communes.geojson', communes: 94 });
  const body = team()?.body ?? '';
  expect(body.length).toBeLessThan(OUTLINE_BODY_CAP);
  expect(readOutlines((await unpackText(body)) ?? '')?.communes).toHaveLength(94);
  expect(model.preview.value).toBeNull();
});

test('a refused file leaves what is in use as it is', async () => {
  await model.open(file('a.geojson', outlineFile()));
  await model.keep();
  await expect.poll(team).not.toBeNull();
  const before = team();
  for (const text of ['', '{', '{"type":"FeatureCollection","features":[]}']) {
    await model.open(file('b.geojson', text));
    expect(model.preview.value?.read.ok).toBe(false);
    expect((await model.keep()).where).toBe('not-saved');
  }
  expect(team()).toEqual(before);
});

test('taken out, maps are drawn without; an undo brings the outlines back, and those that were there before', async () => {
  await model.open(file('a.geojson', outlineFile()));
  await model.keep();
  await expect.poll(team).toMatchObject({ name: 'a.geojson' });
  await model.open(file('b.geojson', outlineFile({ rings: drawnRings(6) })));
  const { undo } = await model.keep();
  await expect.poll(team).toMatchObject({ name: 'b.geojson' });
  undo();
  await expect.poll(team).toMatchObject({ name: 'a.geojson' });
  const removed = model.remove();
  await expect.poll(team).toBeNull();
  removed.undo();
  await expect.poll(team).toMatchObject({ name: 'a.geojson' });
});

test('outlines too heavy for a record are kept on this device only, and those of the team stay', async () => {
  await model.open(file('a.geojson', outlineFile()));
  await model.keep();
  await expect.poll(team).toMatchObject({ name: 'a.geojson' });
  // Text that does not pack: as outlines that wind without end would be.
  const noise = Array.from({ length: 5_000 }, (_, at) => createHash('sha256').update(`${at}`).digest('hex')).join('');
  const done = importOutlines(outlineFile());
  read = async () => (done.ok ? { ok: true, value: { ...done.value, text: noise } } : done);
  await model.open(file('fin.geojson', ''));
  const { where, undo } = await model.keep();
  expect(where).toBe('device');
  expect(localOutline(tablet.store).value).toMatchObject({ name: 'fin.geojson' });
  expect(team()).toMatchObject({ name: 'a.geojson' });
  undo();
  expect(localOutline(tablet.store).value).toBeNull();
});

test('a file beyond the limit is not even opened', async () => {
  const large = { name: 'france.geojson', size: 60_000_001 } as File;
  expect(await readOutlineFile(large)).toEqual(fail({ type: 'outline-too-large' }));
});
