// A row taken off a list on one device while somebody writes in it on another (SYNC R3).
import { describe, expect, it } from 'vitest';
import { createReplica, type Replica } from '#crdt/record.ts';
import { conflictCount, isContested, rowIds, textOf } from '#domain/record/read.ts';
import { addRow, removeRow } from '#domain/record/rows.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const office = writerOf('offic');
const field = writerOf('field');
const MINUTE = 60_000;

/** One contact, known on both devices. */
function both(): { desk: Replica; tablet: Replica; row: string; key: string } {
  const desk = createReplica([]);
  let row = '';
  desk.edit(office.at(T0), (draft) => (row = addRow(draft, 'contact', { name: 'Odile', phone: '1' }, T0)));
  return { desk, tablet: createReplica([desk.encode()]), row, key: `contact/${row}` };
}

function meet(a: Replica, b: Replica): void {
  a.apply(b.encode());
  b.apply(a.encode());
}

describe('a row that is removed', () => {
  it('is off the list on every device that knew no more than the remover', () => {
    const { desk, tablet, row } = both();
    desk.edit(office.at(T0 + MINUTE), (draft) => removeRow(draft, 'contact', row));
    meet(desk, tablet);
    for (const replica of [desk, tablet])
      expect([rowIds(replica.view(), 'contact'), conflictCount(replica.view())]).toEqual([[], 0]);
  });

  it.each([
    ['earlier', -MINUTE / 2],
    ['later', MINUTE],
  ])(
    'while somebody writes in it offline, %s: it stays with what was written, and asks for a choice',
    (_when, shift) => {
      const { desk, tablet, row, key } = both();
      desk.edit(office.at(T0 + 2 * MINUTE), (draft) => removeRow(draft, 'contact', row));
      tablet.edit(field.at(T0 + 2 * MINUTE + shift), (draft) => draft.set(`${key}/phone`, '2'));
      meet(desk, tablet);
      for (const replica of [desk, tablet]) {
        const view = replica.view();
        expect([rowIds(view, 'contact'), isContested(view, key), conflictCount(view)]).toEqual([[row], true, 1]);
        expect(textOf(view, `${key}/phone`)).toBe('2');
      }
    },
  );

  it('then kept, is kept everywhere; then removed again with everything in sight, is gone everywhere', () => {
    const { desk, tablet, row, key } = both();
    desk.edit(office.at(T0 + MINUTE), (draft) => removeRow(draft, 'contact', row));
    tablet.edit(field.at(T0 + MINUTE), (draft) => draft.set(`${key}/phone`, '2'));
    meet(desk, tablet);
    tablet.edit(field.at(T0 + 2 * MINUTE), (draft) => draft.set(`${key}/gone`, false));
    meet(desk, tablet);
    expect([rowIds(desk.view(), 'contact'), conflictCount(desk.view())]).toEqual([[row], 0]);
    desk.edit(office.at(T0 + 3 * MINUTE), (draft) => removeRow(draft, 'contact', row));
    meet(desk, tablet);
    for (const replica of [desk, tablet])
      expect([rowIds(replica.view(), 'contact'), conflictCount(replica.view())]).toEqual([[], 0]);
  });

  it('removed once more by choice while it is contested, is gone', () => {
    const { desk, tablet, row, key } = both();
    desk.edit(office.at(T0 + MINUTE), (draft) => removeRow(draft, 'contact', row));
    tablet.edit(field.at(T0 + MINUTE), (draft) => draft.set(`${key}/phone`, '2'));
    meet(desk, tablet);
    desk.edit(office.at(T0 + 2 * MINUTE), (draft) => removeRow(draft, 'contact', row));
    meet(desk, tablet);
    expect([rowIds(tablet.view(), 'contact'), conflictCount(tablet.view())]).toEqual([[], 0]);
  });

  it('removed on two devices at once is gone, and asks nothing', () => {
    const { desk, tablet, row, key } = both();
    tablet.edit(field.at(T0 + 1_000), (draft) => draft.set(`${key}/phone`, '2'));
    desk.edit(office.at(T0 + MINUTE), (draft) => removeRow(draft, 'contact', row));
    tablet.edit(field.at(T0 + 2 * MINUTE), (draft) => removeRow(draft, 'contact', row));
    meet(desk, tablet);
    for (const replica of [desk, tablet])
      expect([rowIds(replica.view(), 'contact'), conflictCount(replica.view())]).toEqual([[], 0]);
  });

  it('by an older version, which notes nothing, is off the list as before', () => {
    const { desk, row, key } = both();
    desk.edit(office.at(T0 + MINUTE), (draft) => draft.set(`${key}/gone`, true));
    expect(rowIds(desk.view(), 'contact')).toEqual([]);
    expect(row).not.toBe('');
  });
});
