// What one drawing of the graph shows, and how large its nodes are.
import type { Camera, Room, Scene, SceneNode } from './graph-scene.ts';

/** A name for a part of the picture, read from afar. */
export interface Caption {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface Picture {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly room: Room;
  /** Number of the node that is looked at. */
  readonly chosen: number | null;
  readonly captions: readonly Caption[];
}

/** Where the nodes stand on the screen. */
export type Spots = readonly { readonly x: number; readonly y: number }[];

/** Better tied nodes are larger, in steps that can be told apart. */
export function radiusOf({ ties, kind }: Pick<SceneNode, 'ties' | 'kind'>, scale: number): number {
  const base = (kind === 'company' || kind === 'ambassador' ? 4.5 : 6) + Math.min(5, Math.sqrt(ties) * 1.1);
  return Math.max(1.8, Math.min(1.25, scale ** 0.8 * 1.3) * base);
}
