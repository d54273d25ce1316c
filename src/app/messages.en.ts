import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  brand: 'Cordée',
  home: 'Home',
  companies: 'Companies',
  dossiers: 'Files',
  network: 'Network',
  collective: 'Collective',
  committees: 'Committees',
  settings: 'Settings',
  updateReady: 'A new version of Cordée is ready.',
  updateElsewhere: 'Another tab already runs the new version.',
  updateAct: 'Use it now',
  updateRefused: 'Something typed is not saved yet: the new version waits.',
  notFound: 'This page does not exist',
  notFoundHelp: 'The address may be incomplete. Nothing is lost: all you typed is in its place.',
  backHome: 'Go to the home page',
  crashTitle: 'This screen stopped',
  crashHelp:
    'What the tablet had saved is kept. Open the screen again; if it happens again, save the rescue file and send it to the coordinator.',
  crashReload: 'Open again',
  crashRescue: 'Save the rescue file',
  insecureTitle: 'Unprotected address',
  insecureHelp:
    'Cordée keeps what you type on the tablet and needs an https address (or localhost) for it. Ask the coordinator for the protected address.',
  storageTitle: 'This tablet refuses to keep data',
  storageHelp:
    'The browser’s storage does not open: private browsing, a full disk or a browser setting. Without it nothing can be saved, and Cordée does not begin what it would lose.',
  recovered: (count: number) =>
    count === 1
      ? 'One record got back what had no time to be saved.'
      : `${count} records got back what had no time to be saved.`,
  refused: 'The server did not take your last words. They are kept on this device, under “To send”.',
  spaceScarce:
    'Room is getting scarce on this device. Cordée only takes away what the server keeps; free some room or see the settings.',
} satisfies Messages<typeof fr>;
