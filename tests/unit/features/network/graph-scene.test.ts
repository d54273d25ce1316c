import { describe, expect, it } from 'vitest';
import type { Relation } from '#domain/network/relations.ts';
import {
  fit,
  neighbourTowards,
  nodeAt,
  panned,
  sceneOf,
  showing,
  toScreen,
  zoomed,
} from '#features/network/graph-scene.ts';
import { docNamed } from '#tests/unit/features/network/sample-cards.ts';

const room = { width: 800, height: 600 };
const node = (label: string) => ({ doc: docNamed(label), kind: 'company' as const, label });
const line = (from: string, to: string): Relation => ({
  key: `${from} ${to}`,
  kind: 'client',
  from: docNamed(from),
  to: docNamed(to),
});
const places = new Map([
  [docNamed('middle'), { x: 0, y: 0 }],
  [docNamed('east'), { x: 100, y: 10 }],
  [docNamed('south'), { x: -5, y: 90 }],
]);
const scene = sceneOf(
  [node('middle'), node('east'), node('south'), node('nowhere')],
  [line('middle', 'east'), line('south', 'middle'), line('middle', 'nowhere')],
  places,
);

describe('the picture', () => {
  it('holds who has a place, and the lines between them', () => {
    expect(scene.nodes.map(({ label, ties }) => [label, ties])).toEqual([
      ['middle', 2],
      ['east', 1],
      ['south', 1],
    ]);
    expect(scene.lines).toHaveLength(2);
  });

  it('fitted is in sight as a whole', () => {
    const camera = fit(scene.nodes, room);
    for (const one of scene.nodes) {
      const { x, y } = toScreen(one, camera, room);
      expect(x >= 0 && x <= room.width && y >= 0 && y <= room.height).toBe(true);
    }
  });

  it('zoomed keeps what is under the finger there', () => {
    const camera = fit(scene.nodes, room);
    const under = toScreen(scene.nodes[1] ?? { x: 0, y: 0 }, camera, room);
    const after = toScreen(scene.nodes[1] ?? { x: 0, y: 0 }, zoomed(camera, 1.5, under, room), room);
    expect(after.x).toBeCloseTo(under.x);
    expect(after.y).toBeCloseTo(under.y);
  });

  it('moves no further than a node that was out of sight needs', () => {
    const camera = fit(scene.nodes, room);
    expect(showing(camera, { x: 0, y: 0 }, room)).toEqual(camera);
    const away = panned(camera, 5_000, 0);
    const { x } = toScreen({ x: 0, y: 0 }, showing(away, { x: 0, y: 0 }, room), room);
    expect(x).toBeLessThanOrEqual(room.width);
  });

  it('a touch finds the nearest node within reach, and none beyond', () => {
    const camera = fit(scene.nodes, room);
    const { x, y } = toScreen(scene.nodes[2] ?? { x: 0, y: 0 }, camera, room);
    expect(nodeAt(scene, camera, room, { x: x + 8, y }, 20)).toBe(2);
    expect(nodeAt(scene, camera, room, { x: x + 60, y: y + 60 }, 20)).toBeNull();
  });

  it('an arrow key follows a line in its direction, and stays where there is none', () => {
    expect(neighbourTowards(scene, 0, 'ArrowRight')).toBe(1);
    expect(neighbourTowards(scene, 0, 'ArrowDown')).toBe(2);
    expect(neighbourTowards(scene, 0, 'ArrowUp')).toBeNull();
    expect(neighbourTowards(scene, 1, 'ArrowLeft')).toBe(0);
    expect(neighbourTowards(scene, 0, 'Enter')).toBeNull();
  });
});
