// What a photo is called, how far it has got, and why it was not taken: names become sentences here.
import type { IconName } from '#ui/icons.ts';
import { formatMoment } from '#i18n/format.ts';
import type { KeptPhoto, PhotoFailure, PhotoState } from '#store/photos.ts';
import { photoTexts } from './messages.ts';

export const PHOTO_ICONS: Readonly<Record<PhotoState, IconName>> = {
  tablet: 'hard-drive',
  sending: 'send',
  received: 'cloud-check',
  elsewhere: 'cloud-off',
  coming: 'download',
  refused: 'circle-alert',
};

/** The caption, else the moment it was added. */
export function photoName({ caption, at }: Pick<KeptPhoto, 'caption' | 'at'>): string {
  if (caption.trim() !== '') return caption;
  return at === null ? photoTexts().untitled : photoTexts().takenOn(formatMoment(at));
}

export function stateOfPhoto({ state, reason }: Pick<KeptPhoto, 'state' | 'reason'>): string {
  return state === 'refused' && reason === 'damaged' ? photoTexts().damaged : photoTexts().states[state];
}

/** The whole sentence about a photo that the server will not take. */
export function refusalOfPhoto(reason: string): string {
  const known: { readonly [reason: string]: string } = photoTexts().refusals;
  return known[reason] ?? photoTexts().refusedOther;
}

/** A file that is no picture is the person's to replace; a picture that could not be kept is « not saved ». */
export function failureWords(failure: PhotoFailure['type']): { tone: 'todo' | 'danger'; text: string } {
  const words = photoTexts().failures;
  switch (failure) {
    case 'picture-heic':
    case 'picture-unreadable':
    case 'picture-broken':
    case 'picture-memory':
    case 'picture-known':
      return { tone: 'todo', text: words[failure] };
    case 'storage-full':
      return { tone: 'danger', text: words[failure] };
    default:
      return { tone: 'danger', text: words.storage };
  }
}
