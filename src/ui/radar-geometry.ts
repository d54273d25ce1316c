// Where everything of the radar stands, in pixels around (0, 0); pure, so that it can be tested without a screen.

export interface RadarAxis {
  readonly id: string;
  readonly label: string;
  /** 0 to 1, or null for « non évalué ». */
  readonly value: number | null;
  /** A second value beside it, as somebody else sees it; drawn as a diamond. */
  readonly beside?: number | null;
}

export interface RadarPoint {
  readonly x: number;
  readonly y: number;
}

/** A point at a share of the radius on an axis; the first axis points up, the others follow clockwise. */
export function pointOn(index: number, count: number, distance: number): RadarPoint {
  const angle = (2 * Math.PI * index) / count;
  return { x: Math.sin(angle) * distance, y: -Math.cos(angle) * distance };
}

/** Runs of neighbouring rated axes; a whole round when none is missing. Two rated axes apart are two runs. */
export function runsOf(axes: readonly RadarAxis[]): {
  readonly runs: readonly (readonly number[])[];
  readonly closed: boolean;
} {
  const rated = axes.map((axis) => axis.value !== null);
  const start = rated.indexOf(false);
  if (start < 0) return { runs: axes.length > 0 ? [axes.map((_, index) => index)] : [], closed: true };
  const runs: number[][] = [];
  let run: number[] = [];
  for (let step = 1; step <= axes.length; step += 1) {
    const index = (start + step) % axes.length;
    if (rated[index]) run.push(index);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return { runs, closed: false };
}

/** Breaks a label into lines of at most `room` characters, at spaces; a long word keeps its line to itself. */
export function linesOf(label: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

interface RadarLabel {
  readonly lines: readonly string[];
  readonly x: number;
  /** Base line of the first line of text. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface RadarLayout {
  readonly radius: number;
  readonly labels: readonly RadarLabel[];
  readonly top: number;
  readonly bottom: number;
}

const TEXT = 15;
const LINE = 19;
const CHARACTER = TEXT * 0.55;
const AWAY = 14;

interface Placed extends RadarLabel {
  readonly index: number;
  readonly top: number;
  readonly height: number;
}

/** Goes outward from the middle of one side and pushes each label off the one before it. */
function spread(labels: readonly Placed[], upward: boolean): Placed[] {
  let free = upward ? Infinity : -Infinity;
  return labels
    .toSorted((a, b) => (upward ? b.top - a.top : a.top - b.top))
    .map((label) => {
      const top = upward ? Math.min(label.top, free - label.height) : Math.max(label.top, free);
      free = upward ? top : top + label.height;
      return { ...label, top };
    });
}

function apart(labels: readonly Placed[]): Placed[] {
  const ends = (['start', 'end'] as const).flatMap((anchor) => {
    const side = labels.filter((label) => label.anchor === anchor);
    const middle = (label: Placed): number => label.top + label.height / 2;
    return [
      ...spread(
        side.filter((label) => middle(label) < 0),
        true,
      ),
      ...spread(
        side.filter((label) => middle(label) >= 0),
        false,
      ),
    ];
  });
  return [...ends, ...labels.filter((label) => label.anchor === 'middle')];
}

/** Radius and labels for a width; the labels stand around the figure and off one another. */
export function layoutOf(axes: readonly RadarAxis[], width: number, notRated: string): RadarLayout {
  const count = axes.length;
  const side = Math.min(190, width * 0.28);
  const radius = Math.max(60, Math.min(210, width / 2 - side - AWAY));
  const near = Math.abs(pointOn(1, count, radius + AWAY).x);
  const placed = axes.map((axis, index): Placed => {
    const at = pointOn(index, count, radius + AWAY);
    const anchor = Math.abs(at.x) < 1 ? 'middle' : at.x > 0 ? 'start' : 'end';
    const room = anchor === 'middle' ? Math.min(side, 2 * near - 16) : width / 2 - Math.abs(at.x);
    const words = linesOf(axis.label, Math.max(8, Math.floor(Math.min(side, room) / CHARACTER)));
    const lines = axis.value === null ? [...words, notRated] : words;
    const height = lines.length * LINE;
    const upward = at.y / -(radius + AWAY);
    return { index, lines, x: at.x, y: 0, anchor, height, top: at.y - (height * (1 + upward)) / 2 };
  });
  const labels: RadarLabel[] = [];
  for (const label of apart(placed)) {
    labels[label.index] = { lines: label.lines, x: label.x, y: label.top + TEXT * 0.8, anchor: label.anchor };
  }
  const top = Math.min(-radius, ...labels.map((label) => label.y - TEXT)) - 4;
  const bottom = Math.max(radius, ...labels.map((label) => label.y + (label.lines.length - 1) * LINE)) + 8;
  return { radius, labels, top, bottom };
}

export const RADAR_LINE = LINE;
