import { describe, expect, it, vi } from 'vitest';
import type { Section } from '#domain/grid/sections.ts';
import type { Json } from '#domain/json.ts';
import { docIdFromBytes } from '#domain/ids.ts';
import {
  createResumeKeeper,
  laterElsewhere,
  readResume,
  resumeKey,
  sectionToOpen,
  type Resume,
} from '#features/visits/resume.ts';
import { openDevice } from '#tests/support/device.ts';

const DOC = docIdFromBytes(new Uint8Array(16));
const PLACE: Resume = { visit: 'v1', section: 'offre', question: 'off5', caret: 12, box: 'note', scroll: 840, when: 5 };

const section = (id: string): Section => ({ id, label: id, labelEn: id, about: '', questions: [] });
const SECTIONS = [section('contexte'), section('cap'), section('offre')];

describe('A visit is resumed where this tablet left it', () => {
  it('reads back the section, the question, the caret and the scroll after a restart', async () => {
    const first = await openDevice('resume-tablet');
    const keeper = createResumeKeeper(first.store, DOC);
    expect(await keeper.kept).toBeNull();
    keeper.keep({ ...PLACE, caret: 3 });
    keeper.keep(PLACE);
    keeper.flush();
    await vi.waitFor(async () => expect(await first.store.local.get(resumeKey(DOC))).toEqual(PLACE));
    first.close();
    const again = await openDevice('resume-tablet');
    expect(await createResumeKeeper(again.store, DOC).kept).toEqual(PLACE);
    again.close();
  });

  it('takes a stored position of an unknown shape for none', () => {
    const odd: readonly (Json | undefined)[] = [undefined, null, 'cap', 3, [], {}, { visit: 'v1' }, { visit: 1 }];
    for (const value of odd) expect(readResume(value)).toBeNull();
    expect(readResume({ visit: 'v1', section: 'cap', scroll: -4, caret: 'x' })).toEqual({
      visit: 'v1',
      section: 'cap',
      question: null,
      caret: null,
      box: 'answer',
      scroll: 0,
      when: 0,
    });
  });

  it('restores the caret in the first section shown only, since the next ones were asked for', async () => {
    const device = await openDevice();
    await device.store.local.set(resumeKey(DOC), { ...PLACE });
    const keeper = createResumeKeeper(device.store, DOC);
    expect(await keeper.arrival()).toEqual(PLACE);
    expect(await keeper.arrival()).toBeNull();
    device.close();
  });

  it('hands the question aimed at to the next section once', async () => {
    const device = await openDevice();
    const keeper = createResumeKeeper(device.store, DOC);
    keeper.aim('off5');
    expect([keeper.aimed(), keeper.takeAim(), keeper.takeAim()]).toEqual([
      'off5',
      { question: 'off5', asked: true },
      null,
    ]);
    keeper.aim('map3', false);
    expect(keeper.takeAim()).toEqual({ question: 'map3', asked: false });
    device.close();
  });
});

describe('A visit goes on where another device was later', () => {
  const isOwn = (tag: string): boolean => tag === 'mine';
  const elsewhere = { value: 'map3', at: 10, tag: 'office' };

  it('is opened at that question when this tablet left it earlier, or never was in it', () => {
    expect(laterElsewhere(PLACE, 'v1', elsewhere, isOwn)).toBe('map3');
    expect(laterElsewhere(null, 'v1', elsewhere, isOwn)).toBe('map3');
    expect(laterElsewhere({ ...PLACE, visit: 'v0', when: 99 }, 'v1', elsewhere, isOwn)).toBe('map3');
    expect(laterElsewhere({ ...PLACE, question: null, when: 99 }, 'v1', elsewhere, isOwn)).toBe('map3');
  });

  it('is opened where this tablet left it when that was later, or when nobody else was there', () => {
    expect(laterElsewhere({ ...PLACE, when: 11 }, 'v1', elsewhere, isOwn)).toBeNull();
    expect(laterElsewhere(PLACE, 'v1', { ...elsewhere, tag: 'mine' }, isOwn)).toBeNull();
    expect(laterElsewhere(PLACE, 'v1', undefined, isOwn)).toBeNull();
    expect(laterElsewhere(PLACE, 'v1', { ...elsewhere, value: 3 }, isOwn)).toBeNull();
  });
});

describe('Without a section in the address', () => {
  const isOpen = ({ id }: Section): boolean => id !== 'contexte';

  it('opens the section this visit was left in', () => {
    expect(sectionToOpen(PLACE, 'v1', SECTIONS, isOpen)).toBe('offre');
  });

  it('opens the first section with something open for another visit, or for none', () => {
    expect(sectionToOpen(PLACE, 'v2', SECTIONS, isOpen)).toBe('cap');
    expect(sectionToOpen(null, 'v1', SECTIONS, isOpen)).toBe('cap');
  });

  it('does not lead to a section that is no longer asked', () => {
    expect(sectionToOpen({ ...PLACE, section: 'gone' }, 'v1', SECTIONS, isOpen)).toBe('cap');
  });

  it('opens the first section when everything is complete, and none when there is none', () => {
    expect(sectionToOpen(null, 'v1', SECTIONS, () => false)).toBe('contexte');
    expect(sectionToOpen(null, 'v1', [], () => true)).toBeNull();
  });
});
