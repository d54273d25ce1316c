import { describe, expect, it } from 'vitest';
import { createReplica, type Replica } from '#crdt/record.ts';
import { putActionCompany, readAction } from '#domain/collective/action.ts';
import { actionLife } from '#domain/collective/action-card.ts';
import { addParticipant, markSeat, readParticipants } from '#domain/collective/attendance.ts';
import { voiceKey, voiceNote } from '#domain/collective/collective-answers.ts';
import { addMeeting } from '#domain/collective/meeting.ts';
import { nameMember, putMember, readStake } from '#domain/collective/stake.ts';
import { ERASER, eraseMentions, isAbout } from '#domain/company/erase-mentions.ts';
import { joinCompanies, separateCompanies } from '#domain/company/same-company.ts';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { project } from '#domain/record/project.ts';
import { isContested } from '#domain/record/read.ts';
import type { Draft, RecordKind, RecordView } from '#domain/record/record.ts';
import { addRow, removeRow } from '#domain/record/rows.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const [FORGE, GITE] = ['forge', 'gite'] as DocId[] as [DocId, DocId];
const MEETING = { kind: 'atelier', title: '', day: null, from: '', to: '', place: '' } as const;

const [tablet, server] = [writerOf('a'), writerOf(ERASER)];
let moment = T0;
const write = (replica: Replica, act: (draft: Draft) => void): void => {
  replica.edit({ ...tablet.at((moment += 1000)), isShared: () => true }, act);
};
const erase = (replica: Replica, company = FORGE): Uint8Array | null =>
  replica.edit(server.at((moment += 1000)), (draft) => eraseMentions(draft, company));
const saidIn = (replica: Replica): string =>
  JSON.stringify([[...replica.view().fields], [...replica.view().past], [...replica.view().texts]]);

/** A workshop that two persons of the forge came to, one of them noted twice, and one of the gîte. */
function workshop() {
  const replica = createReplica([]);
  const seats: string[] = [];
  write(replica, (draft) => {
    for (const company of [FORGE, GITE]) putActionCompany(draft, company, `Rôle de ${company}`, moment);
    const meeting = addMeeting(draft, MEETING, moment);
    const people = [
      ['Odile Dupuy', FORGE],
      ['odile  dupuy', FORGE],
      ['Marc Dupuy', FORGE],
      ['Anne Soulé', GITE],
    ] as const;
    for (const [name, company] of people) {
      const id = addParticipant(draft, { company, partner: null, name }, moment);
      markSeat(draft, meeting, id, 'present');
      seats.push(id);
    }
  });
  write(replica, (draft) => draft.set(`participant/${seats[2]}/name`, 'Marc Dupuy-Rey'));
  return { replica, seats };
}

describe('an erased company in an action', () => {
  it('leaves its persons counted as before, nameless, and no word of them in any earlier value', () => {
    const { replica } = workshop();
    const before = actionLife(replica.view());
    expect([before.invited, before.present]).toEqual([3, 3]);
    erase(replica);
    const { invited, present } = actionLife(replica.view());
    expect([invited, present]).toEqual([3, 3]);
    expect(saidIn(replica)).not.toMatch(/dupuy|Rôle de forge/i);
    expect(readParticipants(replica.view()).map(({ name, erased }) => [name, erased !== undefined])).toEqual([
      ['', true],
      ['', true],
      ['', true],
      ['Anne Soulé', false],
    ]);
    expect(readAction(replica.view()).companies).toEqual([
      { company: FORGE, role: '', erased: true },
      { company: GITE, role: 'Rôle de gite' },
    ]);
  });

  it('is told by the action’s card, so that each device folds away what the rows said before', () => {
    const { replica } = workshop();
    const cardOf = () => project('action', 'x' as DocId, replica.view(), { grids: new Map(), updatedAt: 0 });
    expect(cardOf().erased).toBeUndefined();
    erase(replica);
    expect(cardOf()).toMatchObject({ erased: true, companies: [FORGE, GITE], invited: 3, present: 3 });
  });

  it('is cleared once: doing it again writes nothing, and a record that does not name it is left untouched', () => {
    const { replica } = workshop();
    expect(erase(replica)).not.toBeNull();
    expect(erase(replica)).toBeNull();
    expect(erase(replica, 'elsewhere' as DocId)).toBeNull();
  });

  it('does not bring back a person who was taken off the list, whose name goes all the same', () => {
    const { replica, seats } = workshop();
    const [first = ''] = seats;
    write(replica, (draft) => removeRow(draft, 'participant', first));
    erase(replica);
    expect(readParticipants(replica.view()).map(({ id }) => id)).not.toContain(first);
    expect(isContested(replica.view(), `participant/${first}`)).toBe(false);
    expect(saidIn(replica)).not.toMatch(/dupuy/i);
    expect(erase(replica)).toBeNull();
  });

  it('keeps a person taken off the list on one tablet while another wrote of them: they had come back', () => {
    const { replica, seats } = workshop();
    const [first = ''] = seats;
    const [remover, writing] = [createReplica([replica.encode()]), createReplica([replica.encode()])];
    erase(replica);
    const other = writerOf('b').at((moment += 1000));
    remover.edit({ ...other, isShared: () => true }, (draft) => removeRow(draft, 'participant', first));
    write(writing, (draft) => draft.set(`participant/${first}/name`, 'Odile Dupuy-Rey'));
    for (const tablet of [remover, writing]) replica.apply(tablet.encode());
    for (const again of [true, false]) {
      expect(erase(replica) !== null).toBe(again);
      expect(readParticipants(replica.view()).map(({ id }) => id)).toContain(first);
      expect(saidIn(replica)).not.toMatch(/dupuy/i);
    }
  });
});

describe('an erased company in a group', () => {
  it('keeps its place, and loses its limits, its answers and their notes, its agreement and who gave it', () => {
    const replica = createReplica([]);
    write(replica, (draft) => {
      putMember(draft, FORGE, { position: 'porteur', limits: 'Pas le samedi', named: true }, moment);
      putMember(draft, GITE, { position: 'actif', limits: 'Pas en août', named: true }, moment);
      nameMember(draft, FORGE, { on: '2026-03-01' as Day, by: 'Odile Dupuy' });
      draft.set(voiceKey(FORGE, 'c.res1'), 'Un camion');
      draft.text(voiceNote(FORGE, 'c.res1'), 'Odile le prête');
      draft.text(voiceNote(GITE, 'c.res1'), 'Anne le conduit');
    });
    erase(replica);
    expect(readStake(replica.view()).members).toMatchObject([
      { company: FORGE, position: 'porteur', limits: '', named: false, namedOn: null, namedBy: '', erased: true },
      { company: GITE, position: 'actif', limits: 'Pas en août', named: true },
    ]);
    expect(saidIn(replica)).not.toMatch(/samedi|Dupuy|camion|prête/);
    expect(saidIn(replica)).toMatch(/Anne le conduit/);
  });
});

describe('an erased company elsewhere', () => {
  it('takes with it what was noted of it in other companies and in what the team set aside', () => {
    const replica = createReplica([]);
    write(replica, (draft) => {
      addRow(draft, 'link', { to: FORGE, type: 'client', note: 'Par Odile' }, moment);
      addRow(draft, 'link', { to: GITE, type: 'client', note: 'Par Anne' }, moment);
      addRow(draft, 'dismissed', { companies: [GITE, FORGE], reason: 'Odile ne veut pas' }, moment);
    });
    erase(replica);
    expect(saidIn(replica)).not.toMatch(/Odile/);
    expect(saidIn(replica)).toMatch(/Par Anne/);
  });

  it('has records of its own, which are named so that they are erased, too: its dossiers, actions of nobody else, another record of it', () => {
    const made = (act: (draft: Draft) => void) => {
      const replica = createReplica([]);
      write(replica, act);
      return replica.view();
    };
    const own = made((draft) => putActionCompany(draft, FORGE, '', moment));
    const shared = made((draft) => [FORGE, GITE].forEach((company) => putActionCompany(draft, company, '', moment)));
    const dossiers = [FORGE, GITE].map((company) => made((draft) => draft.set('company', company)));
    const joined = made((draft) => joinCompanies(draft, GITE, FORGE));
    const parted = made((draft) => {
      joinCompanies(draft, GITE, FORGE);
      separateCompanies(draft, [FORGE]);
    });
    const about = (kind: RecordKind, views: readonly RecordView[]): boolean[] =>
      views.map((view) => isAbout(kind, view, FORGE));
    expect(about('action', [own, shared])).toEqual([true, false]);
    expect(about('dossier', dossiers)).toEqual([true, false]);
    expect(about('company', [joined, parted])).toEqual([true, false]);
  });
});
