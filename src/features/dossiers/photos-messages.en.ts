import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './photos-messages.fr.ts';

export const en = {
  lead: 'Made smaller when added, without the place or the camera.',
  none: 'No photo yet.',
  take: 'Take a photo',
  choose: 'Add a picture',
  kept: (count: number) => (count === 1 ? 'Photo saved on this tablet.' : `${count} photos saved on this tablet.`),
  one: 'Photo',
  untitled: 'Photo without a caption',
  takenOn: (when: string) => `Photo, ${when}`,
  open: (name: string) => `Enlarge: ${name}`,
  caption: 'Caption',
  captionHint: 'What it shows, in a few words.',
  person: 'A person can be recognised',
  personHint: 'Without their written consent the photo stays inside the team and is not printed.',
  saveFile: 'Keep in a file',
  remove: 'Remove the photo',
  removed: 'Photo removed.',
  notHere: 'The picture is not on this device yet. It comes as soon as there is a network.',
  states: {
    tablet: 'On this tablet',
    sending: 'Being sent',
    received: 'Received by the server',
    elsewhere: 'Not on this device',
    coming: 'On its way to this device',
    refused: 'The server does not take it',
  },
  damaged: 'Damaged on this tablet',
  refusals: {
    damaged: 'The data of this photo are damaged on this tablet. Take it again, then remove this one.',
    revoked: 'This dossier was handed to somebody else: the photo was not sent. Keep it in a file.',
    'not-allowed': 'You may not add photos to this dossier. Keep it in a file.',
    gone: 'This dossier was erased: the photo is not taken any more. Keep it in a file if you have the right to.',
  },
  refusedOther: 'The server does not take this photo. It stays here: keep it in a file.',
  failures: {
    'picture-heic':
      'This browser does not read HEIC pictures. Take the photo from this page, or set the camera to “Most compatible”. Nothing was added.',
    'picture-unreadable': 'This file is no picture that this tablet can read. Nothing was added.',
    'picture-memory': 'This picture is too large for this tablet. Take it smaller. Nothing was added.',
    'picture-known': 'This photo is in the dossier already.',
    'storage-full': 'The tablet is full: the photo was not kept. Free some room, then add it again.',
    storage: 'The photo could not be saved on this tablet. Add it again.',
  },
} satisfies Messages<typeof fr>;
