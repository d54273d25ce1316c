// Where a picture that nobody has seen yet begins: each community a disc near the communes of its members, no disc over
// another, and the members spread in it.
import type { DocId } from '#domain/ids.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Seeded {
  readonly doc: DocId;
  readonly home: Point | null;
  readonly group?: string | null;
}

interface Disc {
  readonly members: number[];
  readonly radius: number;
  /** Where its members are at home. */
  readonly home: Point;
  x: number;
  y: number;
}

const ROUNDS = 60;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** One place for each node, in their order. `nodes` come sorted by id; `spacing` is what two of them like to keep. */
export function seedPlaces(nodes: readonly Seeded[], spacing: number): Point[] {
  // In steps, so that one company more or less does not stretch the whole picture.
  const stretch = 2 ** Math.round(Math.log2(Math.sqrt(Math.max(16, nodes.length))));
  const discs = discsOf(nodes, spacing, (spacing * stretch) / 45);
  for (let round = 0; round < ROUNDS; round += 1) spread(discs);
  const places: Point[] = nodes.map(() => ({ x: 0, y: 0 }));
  for (const { members, radius, x, y } of discs) {
    for (const [rank, at] of members.entries()) {
      const far = radius * 0.9 * Math.sqrt((rank + 0.5) / members.length);
      places[at] = { x: x + far * Math.cos(rank * GOLDEN), y: y + far * Math.sin(rank * GOLDEN) };
    }
  }
  return places;
}

/** Whoever is in no community stands with the others of the commune who are in none. */
function discsOf(nodes: readonly Seeded[], spacing: number, scale: number): Disc[] {
  const groups = new Map<string, number[]>();
  for (const [at, { home, group }] of nodes.entries()) {
    const key = group ?? `alone ${home?.x} ${home?.y}`;
    const known = groups.get(key);
    if (known) known.push(at);
    else groups.set(key, [at]);
  }
  return [...groups.values()].map((members): Disc => {
    const homes = members.flatMap((at) => nodes[at]?.home ?? []);
    const mean = (of: (home: Point) => number): number =>
      homes.length === 0 ? 0 : (scale * homes.reduce((sum, home) => sum + of(home), 0)) / homes.length;
    const home = { x: mean(({ x }) => x), y: mean(({ y }) => y) };
    return { members, radius: spacing * (0.4 + 0.62 * Math.sqrt(members.length)), home, ...home };
  });
}

/** One round: each a little towards its home, and no two over each other; the larger moves less. */
function spread(discs: readonly Disc[]): void {
  for (const disc of discs) {
    disc.x += (disc.home.x - disc.x) * 0.03;
    disc.y += (disc.home.y - disc.y) * 0.03;
  }
  for (const [at, one] of discs.entries()) {
    for (let next = at + 1; next < discs.length; next += 1) {
      const other = discs[next];
      if (!other) continue;
      let dx = other.x - one.x;
      const dy = other.y - one.y;
      const wanted = one.radius + other.radius;
      if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) continue;
      // Two on one spot: the first goes left.
      if (dx === 0 && dy === 0) dx = 1;
      const apart = Math.sqrt(dx * dx + dy * dy);
      if (apart >= wanted) continue;
      const [massOne, massOther] = [one.radius ** 2, other.radius ** 2];
      const by = (wanted - apart) / apart / (massOne + massOther);
      one.x -= dx * by * massOther;
      one.y -= dy * by * massOther;
      other.x += dx * by * massOne;
      other.y += dy * by * massOne;
    }
  }
}
