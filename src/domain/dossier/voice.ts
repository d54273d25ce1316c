// Voice notes of a dossier: rows `voice/<row>/…` that name their sound by its sum. The bytes travel in the photos' lane.
import { numberOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, removeRow } from '#domain/record/rows.ts';
import type { PicturePlace } from './photos.ts';

/** Sounds a browser records; anything else is not played. */
const VOICE_TYPES = ['audio/webm', 'audio/mp4', 'audio/ogg'] as const;

/** The longest note, seconds. */
export const LONGEST_VOICE = 300;

export interface VoiceFacts {
  readonly sha: string;
  /** Media type without its parameters. */
  readonly type: string;
  readonly bytes: number;
  readonly seconds: number;
}

export interface Voice extends VoiceFacts, PicturePlace {
  readonly id: string;
  readonly caption: string;
  /** When it was recorded, ms since 1970; null when that was not written. */
  readonly at: number | null;
}

const SUM = /^[0-9a-f]{64}$/;

/** Notes that name their sound, oldest first; what is no sum or no sound is passed over (SYNC R10). */
export function readVoices(view: RecordView): Voice[] {
  return rowIds(view, 'voice').flatMap((id) => {
    const key = (field: string): string => `voice/${id}/${field}`;
    const voice: Voice = {
      id,
      sha: textOf(view, key('sha')),
      type: textOf(view, key('type')),
      bytes: numberOf(view, key('bytes')) ?? 0,
      seconds: numberOf(view, key('seconds')) ?? 0,
      question: textOf(view, key('question')),
      visit: textOf(view, key('visit')),
      caption: textOf(view, key('caption')),
      at: numberOf(view, key('born')),
    };
    return SUM.test(voice.sha) && VOICE_TYPES.some((type) => type === voice.type) ? [voice] : [];
  });
}

/** The field of the record that holds what the note says in a few words. */
export const voiceCaptionKey = (id: string): string => `voice/${id}/caption`;

/** Adds a note now (ms) and returns its row. */
export function addVoice(draft: Draft, facts: VoiceFacts, now: number, place?: PicturePlace): string {
  const { sha, type, bytes, seconds } = facts;
  const where = { ...(place?.question && { question: place.question }), ...(place?.visit && { visit: place.visit }) };
  return addRow(draft, 'voice', { sha, type, bytes, seconds, ...where }, now);
}

/** Takes it off the dossier; `restoreVoice` takes that back. */
export function removeVoice(draft: Draft, id: string): void {
  removeRow(draft, 'voice', id);
}

export function restoreVoice(draft: Draft, id: string): void {
  draft.set(`voice/${id}/gone`, false);
}
