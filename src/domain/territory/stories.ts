// Three stories of actions for the page on the territory: chosen and worded by the coordinator, kept for the team.
import type { DocId } from '#domain/ids.ts';
import { docOf, textOf } from '#domain/record/read.ts';
import { type KeptSettings, teamView } from '#domain/settings/team.ts';

export const STORY_PLACES = ['1', '2', '3'] as const;
export type StoryPlace = (typeof STORY_PLACES)[number];

export interface Story {
  readonly place: StoryPlace;
  readonly action: DocId;
  readonly title: string;
  readonly words: string;
}

export const storyKey = (place: StoryPlace, field: 'action' | 'title' | 'words'): string => `story/${place}/${field}`;

/** The stories that were chosen, in their order; a place without an action is left out. */
export function readStories(records: Iterable<KeptSettings>): Story[] {
  const view = teamView(records, 'territory');
  return STORY_PLACES.flatMap((place): Story[] => {
    const action = docOf(view, storyKey(place, 'action'));
    if (!action) return [];
    const text = (field: 'title' | 'words'): string => textOf(view, storyKey(place, field)).trim();
    return [{ place, action, title: text('title'), words: text('words') }];
  });
}
