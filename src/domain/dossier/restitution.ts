// What is given back to the head (PRODUCT 1.2): two or three tracks in the head's own words, never a verdict.
import type { Day } from '#domain/day.ts';
import { flagOf, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import type { Suggestion } from './suggestions.ts';

/** « Deux ou trois pistes »: more is a catalogue. A fourth one is kept and said, never refused. */
export const TRACKS_AT_MOST = 3;

/** Before the ids of tracks that no rule proposed: the head's own. */
const OWN = 'own.';

export interface Track {
  /** The rule's id, or one of its own. */
  readonly id: string;
  /** Chosen to be given back. */
  readonly kept: boolean;
  /** As the head says it; '' means in the rule's words. */
  readonly words: string;
}

/** A track as the screen and the documents tell it. */
export interface KeptTrack extends Track {
  /** Null: the head's own, or a rule that does not hold any more since an answer changed. */
  readonly suggestion: Suggestion | null;
  readonly own: boolean;
}

const PREFIX = 'track/';

/** The field that holds a track in the head's words. */
export const trackWordsKey = (id: string): string => `${PREFIX}${id}/words`;

/** Every track somebody kept, put back or reworded, by id. */
export function readTracks(view: RecordView): ReadonlyMap<string, Track> {
  const tracks = new Map<string, Track>();
  for (const key of [...view.fields.keys()].sort()) {
    const [, id, field] = key.split('/');
    if (!key.startsWith(PREFIX) || !id || !field || tracks.has(id)) continue;
    tracks.set(id, { id, kept: flagOf(view, `${PREFIX}${id}/kept`), words: textOf(view, trackWordsKey(id)) });
  }
  return tracks;
}

/** The kept tracks, in the order of the grid, the head's own last. */
export function keptTracks(view: RecordView, suggestions: readonly Suggestion[]): KeptTrack[] {
  const found = (id: string): Suggestion | null => suggestions.find(({ rule }) => rule.id === id) ?? null;
  const place = (id: string): number => {
    const index = suggestions.findIndex(({ rule }) => rule.id === id);
    return index < 0 ? suggestions.length : index;
  };
  return [...readTracks(view).values()]
    .filter((track) => track.kept)
    .map((track) => ({ ...track, suggestion: found(track.id), own: track.id.startsWith(OWN) }))
    .sort((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
}

/** Keeps a track, or lets it go: its words stay for the next time. */
export function keepTrack(draft: Draft, id: string, kept: boolean): void {
  draft.set(`${PREFIX}${id}/kept`, kept);
}

/** A track that no rule proposed; returns its id. */
export function addOwnTrack(draft: Draft, words: string): string {
  const id = OWN + draft.row();
  draft.set(trackWordsKey(id), words.trim());
  keepTrack(draft, id, true);
  return id;
}

/** The day of the restitution is that of its first act, unless one is written already; true when it was written now. */
export function dateRestitution(draft: Draft, today: Day): boolean {
  if (textOf(draft.view, 'restitution/date') !== '') return false;
  draft.set('restitution/date', today);
  return true;
}
