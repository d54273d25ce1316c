import type { RecordKind } from '#domain/record/record.ts';
import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

const HERE: Readonly<Partial<Record<RecordKind, string>>> = {
  company: 'this company',
  dossier: 'this file',
  stake: 'this stake',
  action: 'this action',
  session: 'this committee',
};

export const en = {
  thisDevice: 'this device',
  otherDevice: 'another device',
  emptied: 'empty',
  yes: 'Yes',
  no: 'No',
  dayImpossible: 'This day is not possible: check the year.',
  oldNote: 'Earlier note',
  oldNoteHint: 'Written by an earlier version of the application. Correct it here.',
  costNegative: 'A cost cannot be negative.',

  alsoHere: (names: string, count: number, kind: RecordKind) =>
    `${names} ${count === 1 ? 'is' : 'are'} on ${HERE[kind] ?? 'this record'} too`,

  rowKept: 'Edited meanwhile',
  rowRemoved: 'Taken off the list',

  stateWord: {
    tablet: 'On this tablet',
    sent: 'Sent, receipt awaited',
    received: 'Received by the server',
    backup: 'In the backup',
    typing: 'Typing',
    failed: 'Not saved',
    stuck: 'Stuck: see “To send”',
  },
  stateCount: (figure: string, count: number) => `${figure} ${count === 1 ? 'record' : 'records'}.`,
  stateMeaning: {
    tablet: 'Saved here, not sent yet: it exists on this tablet only.',
    sent: 'It left this tablet; the server has not said yet that it received it.',
    received: 'The server acknowledged everything; its next backup will take it along.',
    backup: 'Received by the server, and in its backup.',
    typing: 'What is typed is about to be saved.',
    failed: 'The tablet refuses to save: export.',
    stuck: 'The server did not take what was entered: it is kept here.',
  },
} satisfies Messages<typeof fr>;
