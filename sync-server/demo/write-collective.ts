// Stakes, actions and sessions, written as their screens would.
import { ACTIONS, type ActionSeed } from './actions.ts';
import type { Act } from './book.ts';
import { fillGroupGrid } from './group-grid.ts';
import type { PersonKey } from './people.ts';
import { SESSIONS, type SessionSeed } from './sessions.ts';
import type { Stage } from './stage.ts';
import { STAKES, type StakeSeed } from './stakes.ts';
import { putActionCompany, readAction, writeAction } from '#domain/collective/action.ts';
import { actionStanding } from '#domain/collective/action-states.ts';
import { exitCriteria } from '#domain/collective/exit-criteria.ts';
import { mayMoveAction, mayMoveStake, moveAction, moveStake } from '#domain/collective/moves.ts';
import { putMember, readStake, writeStake } from '#domain/collective/stake.ts';
import { stakeStanding, type StakeState } from '#domain/collective/stake-states.ts';
import { addAttendee, putOnAgenda, writeSession } from '#domain/committee/session.ts';
import { collectiveGridOf } from '#domain/grid/collective-grid.ts';
import { ambassadorKey } from '#domain/network/proposals.ts';
import type { Draft } from '#domain/record/record.ts';
import { dismissProposal } from '#domain/settings/network.ts';
import { beginTeamSettings } from '#domain/settings/team.ts';

export function writeCollective(stage: Stage): void {
  for (const seed of STAKES) writeOneStake(stage, seed);
  for (const seed of ACTIONS) writeOneAction(stage, seed);
  for (const seed of SESSIONS) writeOneSession(stage, seed);
  writeSetAside(stage);
}

/** What the coordination would not propose, and why. */
function writeSetAside(stage: Stage): void {
  const company = stage.book.id('company', 'restaurant');
  const setting = act(stage, 'claire', [-9, '10:05'], (draft, at) => {
    beginTeamSettings(draft, 'network', 'Réseau');
    const proposal = { key: ambassadorKey(company), companies: [company] };
    dismissProposal(draft, proposal, 'Ce n’est pas le moment. Trop de travail jusqu’à l’été.', at);
  });
  stage.book.write('settings', 'network', setting);
}

/** Every writer here needs its moment twice: on the registers, and on the rows it adds. */
function act(
  stage: Stage,
  by: PersonKey,
  [day, time]: [number, string],
  write: (draft: Draft, at: number) => void,
): Act {
  const at = stage.calendar.moment(day, time);
  return { pen: stage.team.pen(by), at, write: (draft) => write(draft, at) };
}

/** The committee's moves are its secretary's. */
const DECIDED: ReadonlySet<StakeState> = new Set(['soumis_comite', 'valide']);

function writeOneStake(stage: Stage, seed: StakeSeed): void {
  const { key, author, noticed, members, moves, reading, notes, ...input } = seed;
  const { book, calendar, team } = stage;
  const create = act(stage, author, [noticed, '17:20'], (draft, at) => {
    const { title, topic, description, confidential, origin } = input;
    writeStake(draft, { title, topic, description, confidential, origin });
    for (const [company, position, named, limits] of members) {
      const consent = named ? { namedOn: calendar.day(noticed) } : {};
      putMember(draft, book.id('company', company), { position, named, limits, ...consent }, at);
    }
    draft.text('notes', notes);
    if (reading) draft.text('reading', reading);
  });
  book.write('stake', key, create);
  for (const [to, day, reason] of moves) {
    const by = DECIDED.has(to) ? 'claire' : author;
    const view = book.view('stake', key);
    const move = { day: calendar.day(day), reason };
    const facts = { stake: readStake(view), exit: exitCriteria(view, collectiveGridOf(stage.grid)), move };
    const allowed = mayMoveStake(team.seat(by).person.role, stakeStanding(view).state, to, facts);
    if (!allowed.ok) throw new Error(`${key} to ${to}: ${allowed.error.type}`);
    const moving = act(stage, by, [day, '17:45'], (draft) => void moveStake(draft, to, move));
    book.write('stake', key, moving);
    if (to !== 'prediag_collectif') continue;
    const filling = act(stage, by, [day, '18:30'], (draft) => fillGroupGrid(draft, stage, seed, stage.chance));
    book.write('stake', key, filling);
  }
}

function writeOneAction(stage: Stage, seed: ActionSeed): void {
  const { key, title, of, author, responsible, cost, result, companies, made, moves } = seed;
  const { book, calendar, team } = stage;
  const create = act(stage, author, [made, '16:45'], (draft, at) => {
    writeAction(draft, {
      title,
      type: 'stake' in of ? 'collective' : 'individuelle',
      stake: 'stake' in of ? book.id('stake', of.stake) : null,
      dossier: 'dossier' in of ? book.id('dossier', of.dossier) : null,
      responsible,
      start: calendar.day(seed.start),
      end: calendar.day(seed.end),
      cost,
      result,
    });
    for (const [company, role] of companies) putActionCompany(draft, book.id('company', company), role, at);
  });
  book.write('action', key, create);
  for (const [to, day, reason] of moves) {
    const view = book.view('action', key);
    const move = { day: calendar.day(day), reason };
    const facts = { action: readAction(view), move };
    const allowed = mayMoveAction(team.seat(author).person.role, actionStanding(view).state, to, facts);
    if (!allowed.ok) throw new Error(`${key} to ${to}: ${allowed.error.type}`);
    const moving = act(stage, author, [day, '16:50'], (draft) => void moveAction(draft, to, move));
    book.write('action', key, moving);
  }
}

function writeOneSession(stage: Stage, seed: SessionSeed): void {
  const { book, calendar, team } = stage;
  // Called a month ahead.
  const convened = act(stage, 'claire', [seed.day - 30, '09:45'], (draft, at) => {
    writeSession(draft, { date: calendar.day(seed.day), place: seed.place, state: 'prevue' });
    for (const [key, present] of seed.present) {
      const { name, body } = team.seat(key).person;
      addAttendee(draft, { name, body, present }, at);
    }
    for (const [name, body] of seed.guests) addAttendee(draft, { name, body, present: true }, at);
    seed.agenda.forEach((company, index) => putOnAgenda(draft, book.id('dossier', company), index + 1, at));
  });
  book.write('session', seed.key, convened);
  if (seed.state === 'prevue') return;
  const held = act(stage, 'claire', [seed.day, '17:30'], (draft) => {
    writeSession(draft, { state: 'tenue' });
    draft.text('minutes', seed.minutes);
  });
  book.write('session', seed.key, held);
}
