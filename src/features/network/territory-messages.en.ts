import type { Messages } from '#i18n/define-messages.ts';
import { counted } from '#i18n/plural.ts';
import type { fr } from './territory-messages.fr.ts';

export const en = {
  nearer: 'Zoom in',
  farther: 'Zoom out',
  whole: 'Whole territory',
  handsTitle: 'Moving and enlarging the map',
  hands:
    'Drag to move the enlarged map; spread two fingers, or hold Ctrl and turn the wheel, to zoom. By keys: arrows from commune to commune, + and − to zoom, 0 for the whole, Shift and arrows to move.',
  exact: 'Outlines imported by the coordination.',
  basemapBy: (source: string) => `Basemap: ${source}`,
  files: 'Outlines and basemap',
  page: 'The territory on one page',
  onlyHere: 'Keep this commune only',
  everywhere: 'All communes',
  near: 'The nearest, as the crow flies',
  nearLine: (count: number, distance: string) => `${counted(count, 'company', 'companies')}, ${distance} away`,
} satisfies Messages<typeof fr>;
