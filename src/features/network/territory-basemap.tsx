// The basemap of this device under the communes, when there is one. The room that reads it is fetched only then.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpenBasemap } from '#basemap/open-basemap.ts';
import type { Territory } from '#binding/territory/territory-geometry.ts';
import { KEPT_BASEMAP, keptBasemap } from '#domain/territory/kept-basemap.ts';
import type { Store } from '#store/store.ts';
import { shownTheme } from '#ui/theme.ts';
import type { Frame, MapView } from './territory-view.ts';

/** The basemap chosen on this device; null while there is none. */
export function useBasemap(store: Pick<Store, 'local'>): OpenBasemap | null {
  const [basemap, setBasemap] = useState<OpenBasemap | null>(null);
  useEffect(() => {
    let left = false;
    let opened: OpenBasemap | null = null;
    const open = async (): Promise<void> => {
      const kept = keptBasemap(await store.local.get(KEPT_BASEMAP));
      if (!kept || left) return;
      const { openBasemap } = await import('#basemap/open-basemap.ts');
      opened = await openBasemap(kept);
      if (left) opened?.close();
      else setBasemap(opened);
    };
    void open();
    return () => {
      left = true;
      opened?.close();
    };
  }, [store]);
  return basemap;
}

/** Nearer than this the communes' own names leave room for those of hamlets. */
const NAMES_FROM = 3;

interface CanvasProps {
  basemap: OpenBasemap;
  territory: Territory;
  /** Pixels per kilometre of the whole map. */
  scale: number;
  frame: Frame;
  view: MapView;
}

/** Drawn anew for each view; the colours are those of the theme, read from the element. */
export function BasemapCanvas({ basemap, territory, scale, frame, view }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [arrived, setArrived] = useState(0);
  const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
  const colours = shownTheme.value;
  const { width, height } = frame;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const perKm = scale * view.zoom;
    const corner = territory.placeOf([-view.x / perKm, -view.y / perKm]);
    const next = territory.placeOf([1 - view.x / perKm, 1 - view.y / perKm]);
    const style = getComputedStyle(element);
    const colour = (name: string): string => style.getPropertyValue(`--basemap-${name}`).trim();
    basemap.draw(
      element,
      {
        west: corner.lon,
        north: corner.lat,
        perLon: perKm / (next.lon - corner.lon),
        perLat: perKm / (corner.lat - next.lat),
        width,
        height,
        ratio,
        names: view.zoom >= NAMES_FROM,
      },
      {
        green: colour('green'),
        water: colour('water'),
        road: colour('road'),
        minor: colour('minor'),
        text: colour('text'),
        halo: colour('halo'),
        font: `600 12px ${style.fontFamily}`,
      },
      () => requestAnimationFrame(() => setArrived((count) => count + 1)),
    );
  }, [basemap, territory, scale, width, height, view, ratio, colours, arrived]);
  return (
    <canvas
      ref={canvas}
      class="territory-basemap"
      width={Math.round(width * ratio)}
      height={Math.round(height * ratio)}
      style={{ inlineSize: `${width}px`, blockSize: `${height}px` }}
      aria-hidden="true"
    />
  );
}
