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
  since: (when: string) => `waiting since ${when}`,
  changed: (when: string) => `last entry on ${when}`,
  exportOne: 'Export',
  exportAll: 'Export all',
  exportDone: 'Rescue file made. Keep it away from this tablet.',
  exportName: 'cordee-rescue',
  more: (count: number) => `Show ${count} more`,

  stuck: 'What the server did not take',
  stuckText:
    'These records do not hold up the others. They stay on this tablet: export them and give the file to the coordinator.',
  stuckAt: (when: string) => `refused on ${when}`,
  reasons: {
    forbidden: 'You may not write in this record.',
    gone: 'This record was erased from the server, for instance because the company asked.',
    invalid: 'The server could not read this entry.',
    toolarge: 'This record is too large for the server.',
    revoked: 'This device was removed from the workspace before sending.',
  },
  reasonOther: (reason: string) => `The server refused (${reason}).`,

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
