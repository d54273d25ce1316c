import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  back: 'File',
  goBack: 'Go back',
  document: 'Document',
  unknown: 'This document does not exist',
  unknownText: 'The address leads to no document of this file.',
  noRecord: 'This file is not on this device',
  noRecordText: 'It will come with the next exchange with the server, if you may read it.',
  save: 'Share or save',
  making: 'Preparing the PDF…',
  print: 'Print',
  saved: 'The file is made',
  savedText: 'If it was handed to the company, note it: the file will tell what it has in its hands.',
  boxed: (characters: string) =>
    `These signs cannot be printed, an empty box stands for each: ${characters}. The file keeps them.`,
  fileFailed: 'The PDF was not made',
  failures: {
    'not-here':
      'The part of the app that makes PDFs is not on this device yet. Open the app once with a network; until then “Print” works.',
    'not-made': 'Memory may be short. Close other apps and try again; “Print” works too.',
  },
  handing: 'Handed to the company',
  handingHint: 'Noting it keeps the date and what the document said that day.',
  handOver: 'Note that it was handed over',
  handedOver: 'It is noted in the file.',
  notKept: 'It could not be noted: try again.',
  signatures: 'Signatures',
  others: 'Documents of the file',
  thisOne: 'shown here',
  saveAll: 'All documents (zip)',
  archiveName: 'documents',
  missingPicture: 'This photo is not on this device.',
} satisfies Messages<typeof fr>;
