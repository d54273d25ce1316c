// Bars over months. What it draws is said again in a table below; every gesture has its keys.
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { inRings } from '#domain/collective/action-order.ts';
import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { useWidth } from '#ui/use-width.ts';
import type { ActionsModel } from './actions-model.ts';
import { createBarHold } from './bar-hold.ts';
import { t } from './messages.ts';
import { TimelineLinks } from './timeline-links.tsx';
import { createTimelineModel, type Moving } from './timeline-model.ts';
import { TimelineMonths } from './timeline-months.tsx';
import { ActionRow, GroupRow } from './timeline-row.tsx';
import { COMPACT, ROOMY, timelineRows, type TimelineRow } from './timeline-rows.ts';
import { scaleOf, widthOf, xOf, ZOOMS, type Zoom } from './timeline-scale.ts';
import { spanOf } from '#domain/collective/action-dates.ts';
import './timeline.css';

interface Props {
  store: Store;
  model: ActionsModel;
}

/** What is being moved stands where it would be. */
function withMoving(row: TimelineRow, moving: Moving | null): TimelineRow {
  if (row.kind !== 'action' || moving?.action.doc !== row.action.doc) return row;
  return { ...row, span: spanOf(moving.to) };
}

export function Timeline({ store, model }: Props) {
  const words = t();
  const hint = useId();
  const [timeline] = useState(() => createTimelineModel(store));
  const [hold] = useState(() => createBarHold(timeline));
  const [zoom, setZoom] = useState<Zoom>('year');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<DocId | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [all, shown] = [model.actions.value, model.shown.value];
  const rows = useMemo(() => timelineRows(shown, folded), [shown, folded]);
  const rings = useMemo(() => inRings(new Map(all.map((action) => [action.doc, action]))), [all]);
  const today = model.today();
  // While a bar is moved the months stay where they are.
  const scale = useMemo(() => {
    const spans = rows.flatMap((row) => (row.kind === 'action' && row.span ? [row.span] : []));
    return scaleOf(spans, today, zoom, width - titlesOf(width));
  }, [rows, today, zoom, width]);
  const drawn = rows.map((row) => withMoving(row, timeline.moving.value));
  usePlace(box, scale.perDay);
  useToday(box, xOf(scale, today), zoom, width > 0);
  useEffect(() => {
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') timeline.cancel();
    };
    document.addEventListener('keydown', escape);
    return () => document.removeEventListener('keydown', escape);
  }, [timeline]);
  const bars = drawn.flatMap((row) => (row.kind === 'action' && row.span ? [row.action.doc] : []));
  const first = current !== null && bars.includes(current) ? current : bars[0];
  const fold = (id: string): void => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };
  const heights = matchMedia('(pointer: coarse)').matches ? ROOMY : COMPACT;
  const sizes = { '--titles': `${titlesOf(width)}px`, '--row': `${heights.action}px`, '--group': `${heights.group}px` };
  return (
    <section class="timeline" aria-label={words.timeline}>
      <Tools zoom={zoom} onZoom={setZoom} hint={hint} />
      <div class="timeline__scroll" ref={box} style={sizes}>
        <div class="timeline__sheet" style={{ inlineSize: `${widthOf(scale) + titlesOf(width)}px` }}>
          <TimelineMonths scale={scale} />
          <ul class="timeline__rows c-plain">
            {drawn.map((row) =>
              row.kind === 'group' ? (
                <GroupRow key={`group ${row.id}`} {...{ store, row }} folded={folded.has(row.id)} onFold={fold} />
              ) : (
                <ActionRow
                  key={row.action.doc}
                  {...{ store, row, scale, timeline, hold, hint, today }}
                  inRing={rings.has(row.action.doc)}
                  reachable={row.action.doc === first}
                  onFocus={setCurrent}
                />
              ),
            )}
          </ul>
          <TimelineLinks rows={drawn} heights={heights} scale={scale} rings={rings} />
          <div class="timeline__today" style={{ insetInlineStart: `calc(var(--titles) + ${xOf(scale, today)}px)` }}>
            <span>{words.today}</span>
          </div>
        </div>
      </div>
    </section>
  );
}

/** The column of titles, in pixels: narrow on a phone, where the bars need the room. */
function titlesOf(width: number): number {
  if (width < 480) return 116;
  return width < 900 ? 200 : 330;
}

/** A tablet turned over shows the same days. */
function usePlace(box: { current: HTMLDivElement | null }, perDay: number): void {
  const days = useRef(0);
  useLayoutEffect(() => {
    const view = box.current;
    if (!view) return undefined;
    view.scrollTo({ left: days.current * perDay });
    const keep = (): void => {
      days.current = view.scrollLeft / perDay;
    };
    view.addEventListener('scroll', keep, { passive: true });
    return () => view.removeEventListener('scroll', keep);
  }, [box, perDay]);
}

/** When the whole does not fit, it opens around today. */
function useToday(box: { current: HTMLDivElement | null }, x: number, zoom: Zoom, measured: boolean) {
  useLayoutEffect(() => {
    const room = box.current?.clientWidth ?? 0;
    if (box.current && measured && zoom !== 'all') box.current.scrollLeft = Math.max(0, x - room / 6);
    // Only when the zoom is chosen: what arrives meanwhile moves nothing under the hand.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [zoom, measured]);
}

function Tools({ zoom, onZoom, hint }: { zoom: Zoom; onZoom: (zoom: Zoom) => void; hint: string }) {
  const words = t();
  return (
    <div class="timeline__tools">
      <fieldset class="timeline__zoom" aria-label={words.zoom}>
        {ZOOMS.map((one) => (
          <Button key={one} aria-pressed={one === zoom} onClick={() => onZoom(one)}>
            {words.zooms[one]}
          </Button>
        ))}
      </fieldset>
      <p id={hint} class="c-small c-soft">
        {words.timelineHint}
      </p>
    </div>
  );
}
