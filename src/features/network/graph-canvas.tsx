import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import { shownTheme } from '#ui/theme.ts';
import { Icon } from '#ui/icon.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useWidth } from '#ui/use-width.ts';
import { paint } from './graph-paint.ts';
import type { Caption } from './graph-picture.ts';
import { neighbourTowards, nodeAt, showing, toScreen, type Scene, type SceneNode } from './graph-scene.ts';
import { t } from './messages.ts';
import { useGraphCamera } from './use-graph-camera.ts';

interface CanvasProps {
  scene: Scene;
  captions: readonly Caption[];
  chosen: DocId | null;
  onChoose: (doc: DocId | null) => void;
  /** Where a node's own screen is; null when it has none. */
  hrefOf: (node: SceneNode) => string | null;
  /** What the whole picture says. */
  label: string;
  /** Another selection is looked at from its own distance. */
  fitKey: string;
  /** Nobody moves any more. */
  settled: boolean;
}

/** From afar the parts are named, near the nodes. */
const AFAR = 0.55;
const REACH = 22;

/** The graph: a picture to look around in, and over it the node that has the focus with those it is tied to. */
export function GraphCanvas(props: CanvasProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  return (
    <div ref={box} class="network-graph">
      {width > 0 && <Looking {...props} width={width} />}
    </div>
  );
}

function Looking(props: CanvasProps & { width: number }) {
  const { scene, chosen, width, fitKey } = props;
  const height = Math.round(Math.max(360, Math.min(width * 0.72, innerHeight * 0.68)));
  const room = useMemo(() => ({ width, height }), [width, height]);
  const box = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [walked, setWalked] = useState<DocId | null>(null);
  const { camera, look, zoom, whole } = useGraphCamera(box, {
    room,
    points: scene.nodes,
    fitKey,
    onTouch: (point) => {
      const hit = nodeAt(scene, camera, room, point, REACH);
      const doc = hit === null ? null : (scene.nodes[hit]?.doc ?? null);
      props.onChoose(doc === chosen ? null : doc);
      if (doc) setWalked(doc);
    },
  });
  const picked = scene.at.get(chosen ?? ('' as DocId)) ?? null;
  const captions = camera.scale < AFAR ? props.captions : NO_CAPTIONS;
  const scheme = shownTheme.value;
  useEffect(() => {
    const due = requestAnimationFrame(() => {
      if (canvas.current) paint(canvas.current, { scene, camera, room, chosen: picked, captions });
    });
    return () => cancelAnimationFrame(due);
  }, [scene, camera, room, picked, captions, scheme]);
  const reveal = (node: SceneNode): void => {
    setWalked(node.doc);
    look((now) => showing(now, node, room));
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === '+' || event.key === '=') zoom(1.3);
    else if (event.key === '-') zoom(1 / 1.3);
    else if (event.key === '0') whole();
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of what is focused inside
    <section
      ref={box}
      class="network-graph__box"
      aria-label={props.label}
      data-settled={props.settled}
      style={{ blockSize: `${height}px` }}
      onKeyDown={keyDown}
    >
      <canvas ref={canvas} aria-hidden="true" style={{ inlineSize: `${width}px`, blockSize: `${height}px` }} />
      <Stops {...props} walked={walked} onReveal={reveal} spotOf={(node) => toScreen(node, camera, room)} />
      <div class="network-graph__keys">
        <button type="button" onClick={() => zoom(1.4)}>
          <Icon name="plus" />
          <VisuallyHidden>{t().zoomIn}</VisuallyHidden>
        </button>
        <button type="button" onClick={() => zoom(1 / 1.4)}>
          <Icon name="minus" />
          <VisuallyHidden>{t().zoomOut}</VisuallyHidden>
        </button>
        <button type="button" onClick={whole}>
          <Icon name="circle-dot" />
          <VisuallyHidden>{t().zoomFit}</VisuallyHidden>
        </button>
      </div>
    </section>
  );
}

const NO_CAPTIONS: readonly Caption[] = [];

interface StopsProps extends CanvasProps {
  walked: DocId | null;
  onReveal: (node: SceneNode) => void;
  spotOf: (node: SceneNode) => { readonly x: number; readonly y: number };
}

/** A hub may have hundreds of neighbours: the table lists them all. */
const MOST_STOPS = 60;

/** Where the keyboard is: one stop for Tab; arrows go along the lines, Enter opens, space looks closer. */
function Stops({ scene, chosen, walked, onReveal, onChoose, hrefOf, spotOf }: StopsProps) {
  const list = useRef<HTMLDivElement>(null);
  const best = useMemo(() => bestTied(scene), [scene]);
  const at = scene.at.get(walked ?? ('' as DocId)) ?? scene.at.get(chosen ?? ('' as DocId)) ?? best;
  const here = at === null ? null : scene.nodes[at];
  if (at === null || !here) return null;
  const shown = [at, ...(scene.around[at] ?? []).slice(0, MOST_STOPS)].flatMap((index) => scene.nodes[index] ?? []);
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === ' ') {
      event.preventDefault();
      return onChoose(here.doc === chosen ? null : here.doc);
    }
    const next = neighbourTowards(scene, at, event.key);
    if (event.key.startsWith('Arrow')) event.preventDefault();
    const node = next === null ? null : scene.nodes[next];
    if (node) list.current?.querySelector<HTMLElement>(`[data-node="${node.doc}"]`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the links inside
    <div ref={list} class="network-stops" onKeyDown={keyDown}>
      {shown.map((node) => {
        const { x, y } = spotOf(node);
        return (
          <a
            key={node.doc}
            data-node={node.doc}
            class="network-stop"
            href={hrefOf(node) ?? undefined}
            tabIndex={node.doc === here.doc ? 0 : -1}
            aria-label={t().nodeLabel(t().nodeKinds[node.kind], node.label, t().linkCount(node.ties))}
            style={{ transform: `translate(${x - 16}px, ${y - 16}px)` }}
            onFocus={() => onReveal(node)}
          />
        );
      })}
    </div>
  );
}

function bestTied({ nodes }: Scene): number | null {
  let best: number | null = null;
  for (const [index, { ties }] of nodes.entries()) if (best === null || ties > (nodes[best]?.ties ?? 0)) best = index;
  return best;
}
