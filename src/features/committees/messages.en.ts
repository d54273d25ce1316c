import { dossier as state } from '#binding/state-messages.en.ts';
import type { Messages } from '#i18n/define-messages.ts';
import { counted } from '#i18n/plural.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  title: 'Committees',
  lead: 'The sessions of the technical committee: who was there, which files were examined, what was said.',
  newSession: 'New session',
  readOnly: 'You may read the sessions. Coordinators prepare them.',
  noneTitle: 'No session',
  noneText: 'Create a session, set its date, then put files on the agenda.',
  noneReader: 'Sessions will show here once a coordinator has created them.',
  planned: 'To come or to be held',
  held: 'Sessions held',
  waitingTitle: 'Files that wait for a session',
  waitingText: (count: number) =>
    `${counted(count, 'file has', 'files have')} an accepted plan or wait for a decision, with no session planned.`,
  noDate: 'Date to be set',
  noPlace: 'place to be set',
  files: (count: number) => counted(count, 'file', 'files'),
  present: (count: number) => counted(count, 'person present', 'people present'),
  late: 'Date past',

  kicker: 'Technical committee',
  session: (day: string) => `Session of ${day}`,
  sessionNoDate: 'Session without a date',
  back: 'Committees',
  absentTitle: 'This session is not on this device',
  absentText: 'It will arrive with the next exchange if it is meant for you.',
  when: 'When and where',
  date: 'Date',
  place: 'Place',
  state: 'State',
  states: { prevue: 'Planned', tenue: 'Held' },
  stateHints: { prevue: 'The session is being prepared', tenue: 'The session took place' },

  attendance: 'Attendance',
  attendanceLead: 'The people expected; tick those who are there.',
  attendanceNone: 'Nobody on the list yet.',
  addPerson: 'Add a person',
  personName: 'Name',
  personBody: 'Body',
  personBodyHint: 'Chamber, employment service, town hall, company…',
  isPresent: 'Present',
  nameRequired: 'Write a name.',
  remove: 'Remove',
  removed: (name: string) => `${name}: taken off the list`,

  agenda: 'Agenda',
  agendaLead: 'Files whose plan is accepted can be put on it.',
  agendaNone: 'No file on the agenda.',
  addFile: 'Put a file on the agenda',
  addFileNone: 'No file has an accepted plan that waits for a session.',
  addFileHint: 'Files with an accepted plan, or already before the committee',
  noFileFound: 'No file found',
  moveUp: 'Move up',
  moveDown: 'Move down',
  fileRemoved: (name: string) => `${name}: taken off the agenda`,
  unknownFile: 'File absent from this device',
  fileStates: state.states,
  fileOther: 'Another state',

  minutes: 'Minutes',
  minutesHint: 'For each file: the decision, its reason, the reserves. Several people may write at once.',

  notSaved: 'This tablet could not save it. Nothing is lost while this page stays open.',
} satisfies Messages<typeof fr>;
