// The page on the territory: two stories that the coordination chose and worded.
import { beginTeamSettings } from '#domain/settings/team.ts';
import { storyKey, type StoryPlace } from '#domain/territory/stories.ts';
import type { Stage } from './stage.ts';

const TOLD: readonly {
  readonly place: StoryPlace;
  readonly action: string;
  readonly title: string;
  readonly words: string;
}[] = [
  {
    place: '1',
    action: 'essai-tournee',
    title: 'Une tournée à plusieurs dans le Haut-Salat',
    words:
      'Chacun livrait seul, deux fois par semaine, à moitié vide. Quatre entreprises essaient une tournée commune le mardi et le vendredi : un camion, une feuille de route, des bacs froids prêtés.',
  },
  {
    place: '2',
    action: 'visite-sechoir',
    title: 'Sécher le bois sur place',
    words:
      'Le bois d’ici part sécher à deux cents kilomètres et revient. Scieurs, charpentiers et menuisiers vont voir ensemble un séchoir solaire en service avant de décider.',
  },
];

export function writePage(stage: Stage): void {
  stage.book.write('settings', 'territory', {
    pen: stage.team.pen('claire'),
    at: stage.calendar.moment(-6, '16:20'),
    write: (draft) => {
      beginTeamSettings(draft, 'territory', 'Page sur le territoire');
      for (const { place, action, title, words } of TOLD) {
        draft.set(storyKey(place, 'action'), stage.book.id('action', action));
        draft.set(storyKey(place, 'title'), title);
        draft.set(storyKey(place, 'words'), words);
      }
    },
  });
}
