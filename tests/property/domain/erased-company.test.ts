// A company is erased while tablets that know nothing of it go on writing, in the same records and in any order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica, type Replica } from '#crdt/record.ts';
import { compacted } from '#crdt/updates.ts';
import { putActionCompany, readAction } from '#domain/collective/action.ts';
import { addParticipant, markSeat, readParticipants } from '#domain/collective/attendance.ts';
import { voiceNote } from '#domain/collective/collective-answers.ts';
import { addMeeting } from '#domain/collective/meeting.ts';
import { putMember, readStake } from '#domain/collective/stake.ts';
import { ERASER, eraseMentions } from '#domain/company/erase-mentions.ts';
import type { DocId } from '#domain/ids.ts';
import { rowIds } from '#domain/record/read.ts';
import type { Draft } from '#domain/record/record.ts';
import { removeRow } from '#domain/record/rows.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const COMPANIES = ['forge', 'gite'] as DocId[];
const [FORGE] = COMPANIES as [DocId];

interface Act {
  readonly tablet: number;
  readonly kind: 'invite' | 'rename' | 'remove' | 'role' | 'limits' | 'note' | 'seat' | 'meet';
  readonly company: DocId;
  readonly pick: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  tablet: fc.nat(2),
  kind: fc.constantFrom('invite', 'rename', 'remove', 'role', 'limits', 'note', 'seat', 'meet'),
  company: fc.constantFrom(...COMPANIES),
  pick: fc.nat(9),
});

/** What is typed names its company, so that a test can tell whose it was. */
function perform(draft: Draft, { kind, company, pick }: Act, word: string, now: number): void {
  const said = `${company === FORGE ? 'Dupuy' : 'Anne'} ${word}`;
  const rows = readParticipants(draft.view).filter((one) => one.company === company);
  const row = rows[pick % Math.max(1, rows.length)]?.id;
  if (kind === 'invite') addParticipant(draft, { company, partner: null, name: said }, now);
  if (kind === 'rename' && row) draft.set(`participant/${row}/name`, said);
  if (kind === 'remove' && row) removeRow(draft, 'participant', row);
  if (kind === 'role') putActionCompany(draft, company, said, now);
  if (kind === 'limits') putMember(draft, company, { limits: said }, now);
  if (kind === 'note') draft.text(voiceNote(company, 'c.res1'), said);
  if (kind === 'meet') addMeeting(draft, { kind: 'atelier', title: '', day: null, from: '', to: '', place: '' }, now);
  const [meeting] = rowIds(draft.view, 'meeting');
  if (kind === 'seat' && row && meeting) markSeat(draft, meeting, row, 'present');
}

const wordsOf = (replica: Replica): string => {
  const { fields, past, texts } = replica.view();
  return JSON.stringify([[...fields], [...past], [...texts]]);
};

const shownOf = (replica: Replica) => {
  const view = replica.view();
  return JSON.stringify([readParticipants(view), readAction(view).companies, readStake(view).members]);
};

function scene(before: readonly Act[], meanwhile: readonly Act[]) {
  let now = T0;
  const writers = ['a', 'b', 'c'].map(writerOf);
  const start = createReplica([]);
  const writing = (replica: Replica, one: Act, word: string): void => {
    const writer = writers[one.tablet];
    if (!writer) return;
    now += 1000;
    replica.edit({ ...writer.at(now), isShared: () => true }, (draft) => perform(draft, one, word, now));
  };
  before.forEach((one, index) => writing(start, one, `b${index}`));
  const tablets = writers.map(() => createReplica([start.encode()]));
  const server = createReplica([start.encode()]);
  const eraser = writerOf(ERASER);
  const erase = (): Uint8Array | null => server.edit(eraser.at((now += 1000)), (draft) => eraseMentions(draft, FORGE));
  erase();
  for (const [index, one] of meanwhile.entries()) {
    const tablet = tablets[one.tablet];
    if (tablet) writing(tablet, one, `m${index}`);
  }
  return { tablets, server, erase, start };
}

const acts = fc.array(act, { maxLength: 14 });

describe('a company erased while others write', () => {
  it('leaves no word of its rows anywhere, typed before or meanwhile, nor in the bytes that are kept', () => {
    fc.assert(
      fc.property(acts, acts, (before, meanwhile) => {
        const { tablets, server, erase } = scene(before, meanwhile);
        for (const tablet of tablets) server.apply(tablet.encode());
        // Nothing of it is shown from the first moment on that the record was told.
        if (server.view().fields.has(`erased/${FORGE}`)) expect(shownOf(server)).not.toContain('Dupuy');
        erase();
        expect(wordsOf(server)).not.toContain('Dupuy');
        expect(Buffer.from(compacted([server.encode()])).includes('Dupuy')).toBe(false);
        expect(erase()).toBeNull();
        for (const tablet of tablets) {
          tablet.apply(server.encode());
          expect(tablet.equals(server)).toBe(true);
        }
      }),
    );
  });

  it('loses no word and no row of anybody else, and no person who is counted', () => {
    fc.assert(
      fc.property(acts, acts, (before, meanwhile) => {
        const { tablets, server, erase, start } = scene(before, meanwhile);
        // The same acts where nothing is erased.
        const untouched = createReplica([start.encode()]);
        for (const tablet of tablets) {
          server.apply(tablet.encode());
          untouched.apply(tablet.encode());
        }
        erase();
        const others = (replica: Replica): unknown => [
          readParticipants(replica.view()).filter(({ company }) => company !== FORGE),
          readStake(replica.view()).members.filter(({ company }) => company !== FORGE),
          replica.view().texts.get(voiceNote('gite' as DocId, 'c.res1')),
        ];
        expect(others(server)).toEqual(others(untouched));
        const counted = (replica: Replica): string[] => rowIds(replica.view(), 'participant').sort();
        expect(counted(untouched).filter((id) => !counted(server).includes(id))).toEqual([]);
      }),
    );
  });
});
