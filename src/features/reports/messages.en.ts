import type { Messages } from '#i18n/define-messages.ts';
import { counted } from '#i18n/plural.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  title: 'To send',
  lead: 'What is still on this tablet alone, and what the server has received.',
  sendNow: 'Send now',
  sending: (done: number, total: number) => (total > 0 ? `Sending ${done}/${total}` : 'Sending'),
  lastReceipt: (when: string) => `Last receipt from the server: ${when}.`,
  noReceipt: 'The server has received nothing from this tablet yet.',
  allReceived: 'The server received everything entered here',
  allReceivedText: 'Each change was acknowledged, one by one.',
  nothing: 'Nothing to send',
  nothingText: 'What you enter will appear here until the server has received it.',

  waiting: (count: number) => `${counted(count, 'record waits', 'records wait')} to be sent`,
  waitingOne: '1 record waits to be sent',
  since: (when: string, age: string) => `waiting since ${when} (${age})`,
  changed: (when: string) => `last entry on ${when}`,
  exportOne: 'Export',
  exportAll: 'Export all',
  exportDone: 'Rescue file made. Keep it away from this tablet.',
  exportName: 'cordee-rescue',
  more: (count: number) => `Show ${count} more`,

  stuck: 'What the server did not take',
  stuckText: 'These records do not hold up the others. Nothing is lost: they stay on this tablet.',
  stuckAt: (when: string) => `refused on ${when}`,
  photosWaiting: (count: number) =>
    count === 1 ? '1 photo waits to be received' : `${count} photos wait to be received`,
  photosWaitingText: 'They leave after the records, one by one, from where the last sending stopped.',
  mediaWaiting: (photos: number, voices: number) =>
    photos === 0
      ? counted(voices, 'voice note waits to be received', 'voice notes wait to be received')
      : `${counted(photos, 'photo', 'photos')} and ${counted(voices, 'voice note', 'voice notes')} wait to be received`,
  photoCount: (count: number) => counted(count, 'photo', 'photos'),
  voiceCount: (count: number) => counted(count, 'voice note', 'voice notes'),
  photosStuck: 'Photos that the server did not take',
  photosStuckText: 'They stay on this tablet: keep in a file those that are of use to you.',
  photoTaken: (when: string) => `photo added on ${when}`,
  photoSave: 'Keep in a file',
  photoUnreadable: 'This picture can no longer be read on this tablet.',
  photoReasons: {
    'not-allowed': 'You may not add photos to this record.',
    revoked: 'This record was handed to somebody else, or erased, before it was sent.',
    gone: 'This record was erased from the server, for instance because the company asked for it.',
    damaged: 'The data of this photo are damaged on this tablet.',
    'too-large': 'This photo is too large for the server.',
  },
  photoReasonOther: (reason: string) => `The server refused (${reason}).`,
  sendAgain: 'Send again',
  sentAgain: 'Back among what is being sent.',
  notSentAgain: 'This record cannot be sent from here: export it.',
  reasons: {
    forbidden: {
      text: 'You may not write in this record.',
      help: 'If you have been given that right since, send it again; else export it for the coordinator.',
    },
    gone: {
      text: 'This record was erased from the server, for instance because the company asked.',
      help: 'It will not come back. Export what you may still need.',
    },
    invalid: {
      text: 'The server could not read this entry.',
      help: 'Sending it again would change nothing: export it and give the file to the coordinator.',
    },
    toolarge: {
      text: 'This record is too large for the server.',
      help: 'Sending it again would change nothing: export it and give the file to the coordinator.',
    },
    needbase: {
      text: 'The server did not find what this entry completes.',
      help: 'Send it again; if it comes back here, export it for the coordinator.',
    },
    revoked: {
      text: 'This record was handed to somebody else, or erased, before it was sent.',
      help: 'If it is given back to you, send it again; else export it for the person who follows it.',
    },
  },
  reasonOther: (reason: string) => `The server refused (${reason}).`,
  reasonOtherHelp: 'Export it and give the file to the coordinator.',

  ageFresh: 'less than an hour',
  ageHours: (count: number) => `${count}\u00a0h`,
  ageDays: (count: number) => counted(count, 'day', 'days'),
  states: 'How far the records of this tablet have got',

  importTitle: 'Rescue file',
  importLead: 'A file made on another tablet can be taken in here: nothing that is here already is replaced.',
  importOpen: 'Open a rescue file',
  importFrom: (when: string, who: string) => `File made ${when}, ${who}.`,
  importOn: (when: string) => `on ${when}`,
  importNoDate: 'at an unknown date',
  importBy: (name: string) => `tablet: ${name}`,
  importByTag: (tag: string) => `device ${tag}`,
  importByUnknown: 'unknown device',
  importNoWorkspace: 'The tablet had joined no workspace.',
  importFailures: {
    'too-large': 'This file is too large to be a rescue file.',
    'not-rescue': 'This is not a rescue file of Cordée, or it is damaged from the start.',
    newer: 'This file comes from a newer version: update this application, then open it again.',
    unreadable: 'This file cannot be read on this device.',
  },
  foreignTitle: (name: string) => `This file comes from another workspace, “${name}”`,
  foreignText: (name: string) =>
    `Its companies and files would be sent to “${name}” and seen by its members. Go on only if both workspaces are yours.`,
  foreignHere: 'this tablet',
  foreignConfirm: 'Yes, mix these records with ours',
  importRecords: 'Records of the file',
  importEmpty: 'This file holds no record that could be taken in.',
  importWritten: (when: string) => `last field entered on ${when}`,
  importReasons: {
    unsaved: 'could not be saved',
    unsent: 'was not sent',
    other: 'had been refused',
  },
  brings: { new: 'New here', adds: 'Completes the record here', known: 'Already here' },
  importDrafts: 'Entries of forms',
  importDraftsText: 'They were not records yet: copy what is useful.',
  importDraft: (number: number) => `Entry ${number}`,
  importDamaged: 'Entries left aside',
  importPlace: (place: number) => `Entry ${place}`,
  damages: {
    shape: 'This is not a record.',
    bytes: 'Its content is damaged.',
    'other-kind': 'A record of another kind has this identifier already.',
    'needs-base': 'It completes a record that is neither in the file nor here.',
    withdrawn: 'The record was erased, or withdrawn from this tablet: it does not come back through a file.',
  },
  importAct: (count: number) => `Take in ${counted(count, 'record', 'records')}`,
  importNothing: 'Everything is here already',
  importDone: (count: number) => `${counted(count, 'record', 'records')} taken in and about to be sent.`,
  importFailed: (count: number) =>
    `The tablet could not keep ${counted(count, 'record', 'records')}: open the file again to retry.`,
  close: 'Close',

  failedTitle: 'Some entries are not saved',
  failures: {
    'storage-full': 'The tablet has no room left. Export, then free some room.',
    'storage-closed': 'The tablet’s memory closed. Export, then reopen the application.',
    'storage-timeout': 'The tablet’s memory does not answer. Export, then reopen the application.',
    'storage-failed': 'The tablet refuses to save. Export, then reopen the application.',
  },
  failedText: 'You can go on: everything is kept as long as the application stays open.',

  adviceTitle: 'More than a day without sending',
  adviceText: 'Look for a network today: until they are sent, these entries exist only here.',
  rescueTitle: 'More than three days without sending',
  rescueText: 'Make a rescue file and keep it somewhere else than on this tablet.',

  alone: 'This tablet has not joined a workspace: what is entered stays here, and will be sent once you have.',
  join: 'Join with a link',
  offline: 'The server does not answer. Everything is kept here and will be sent by itself.',
  portal: 'Another page answered instead of the server. Open this network’s welcome page, then come back.',
  refused: 'The server refuses this device. What waits stays here; talk to the coordinator.',
  trouble: 'The last sending did not succeed. It will be tried again by itself.',

  kinds: {
    company: 'Company',
    dossier: 'File',
    stake: 'Collective stake',
    action: 'Action',
    session: 'Committee',
    other: 'Record',
  },
  unnamed: 'Unnamed',
} satisfies Messages<typeof fr>;
