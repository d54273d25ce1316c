// oxlint-disable jsx-a11y/prefer-tag-over-role -- an image drawn here, not a file
// A frame to draw in with a finger, a stylus or a mouse. Its shape never changes: when the device turns, what was drawn
// only grows or shrinks with it. Whoever uses it puts a way without a pointer beside it.
import { useEffect, useRef } from 'preact/hooks';
import './ink-pad.css';

/** Height of the frame in the units of its paths; the width is this times the aspect. */
export const INK_UNITS = 1_000;

interface InkStroke {
  /** SVG path in units of the frame. */
  readonly path: string;
  /** CSS colour. */
  readonly colour: string;
  /** In units of the frame. */
  readonly width: number;
}

interface InkPadProps {
  /** What the frame shows, for who does not see it: « Signature, 3 traits ». */
  label: string;
  /** Width over height. */
  aspect: number;
  strokes: readonly InkStroke[];
  /** What the next line is drawn with. */
  pen: Omit<InkStroke, 'path'>;
  /** Points one after the other, x0, y0, x1, y1…, each from 0 to 1 of the frame; called when the pen is lifted. */
  onStroke: (points: number[]) => void;
  /** Address of a picture to draw on. */
  picture?: string | null;
  /** A line to write on. */
  baseline?: boolean;
}

export function InkPad(props: InkPadProps) {
  const frame = useRef<SVGSVGElement>(null);
  const wet = useRef<SVGPathElement>(null);
  const strokeRef = useRef(props.onStroke);
  useEffect(() => {
    strokeRef.current = props.onStroke;
  });
  useEffect(() => {
    const [surface, line] = [frame.current, wet.current];
    if (!surface || !line) return;
    return followPen(surface, line, props.aspect, (points) => strokeRef.current(points));
  }, [props.aspect]);
  const width = props.aspect * INK_UNITS;
  return (
    <div class="c-ink" style={{ '--ink-aspect': props.aspect }}>
      <svg ref={frame} class="c-ink__frame" viewBox={`0 0 ${width} ${INK_UNITS}`} role="img" aria-label={props.label}>
        {props.picture && <image href={props.picture} width={width} height={INK_UNITS} preserveAspectRatio="none" />}
        {props.baseline && <path class="c-ink__base" d={`M${width * 0.06} 780H${width * 0.94}`} />}
        {props.strokes.map((one, index) => (
          // Lines come and go at the end only.
          // oxlint-disable-next-line react/no-array-index-key
          <path key={index} class="c-ink__line" d={one.path} stroke={one.colour} stroke-width={one.width} />
        ))}
        <path ref={wet} class="c-ink__line" stroke={props.pen.colour} stroke-width={props.pen.width} />
      </svg>
    </div>
  );
}

/** One line at a time: a second finger or a palm draws nothing, and a stylus goes before a finger. */
function followPen(
  frame: SVGSVGElement,
  wet: SVGPathElement,
  aspect: number,
  onStroke: (points: number[]) => void,
): () => void {
  let pointer: { readonly id: number; readonly type: string } | null = null;
  let points: number[] = [];
  let drawn = 0;
  let next = 0;

  // The screen follows at its own pace, however often the pen tells where it is.
  function draw(): void {
    next = 0;
    let path = drawn === 0 ? '' : (wet.getAttribute('d') ?? '');
    for (; drawn < points.length; drawn += 2) {
      const [x, y] = [(points[drawn] ?? 0) * aspect * INK_UNITS, (points[drawn + 1] ?? 0) * INK_UNITS];
      path += `${drawn === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
      // A dot is seen at once.
      if (drawn === 0) path += 'h0.1';
    }
    wet.setAttribute('d', path);
  }

  function add(event: PointerEvent): void {
    // Asked each time: the device may have turned, or the page moved, under the pen.
    const box = frame.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return;
    const share = (value: number): number => Math.min(1, Math.max(0, value));
    points.push(share((event.clientX - box.left) / box.width), share((event.clientY - box.top) / box.height));
    next ||= requestAnimationFrame(draw);
  }

  function finish(): void {
    const line = points;
    forget();
    if (line.length > 0) onStroke(line);
  }

  function forget(): void {
    cancelAnimationFrame(next);
    [pointer, points, drawn, next] = [null, [], 0, 0];
    wet.removeAttribute('d');
  }

  function down(event: PointerEvent): void {
    if (event.button !== 0 || (pointer && !(event.pointerType === 'pen' && pointer.type === 'touch'))) return;
    event.preventDefault();
    // The palm came down before the stylus.
    if (pointer) forget();
    pointer = { id: event.pointerId, type: event.pointerType };
    frame.setPointerCapture(event.pointerId);
    add(event);
  }

  function move(event: PointerEvent): void {
    if (event.pointerId !== pointer?.id) return;
    const told = event.getCoalescedEvents?.() ?? [];
    for (const one of told.length > 0 ? told : [event]) add(one);
  }

  // Whatever takes the pen away, a call or a turn of the device: what was drawn stays.
  function up(event: PointerEvent): void {
    if (event.pointerId === pointer?.id) finish();
  }

  const heard = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, lostpointercapture: up };
  for (const [name, listener] of Object.entries(heard)) frame.addEventListener(name, listener as EventListener);
  return () => {
    for (const [name, listener] of Object.entries(heard)) frame.removeEventListener(name, listener as EventListener);
    if (pointer) finish();
  };
}
