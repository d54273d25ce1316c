import { RELATION_KINDS } from '#domain/network/relations.ts';
import { DASHES } from './graph-paint.ts';
import type { NodeKind } from './graph-scene.ts';
import { t } from './messages.ts';

const SHAPES: readonly (readonly [NodeKind, string])[] = [
  ['company', 'M10 4a6 6 0 1 0 .01 0Z'],
  ['ambassador', 'M10 1L19 10L10 19L1 10Z'],
  ['partner', 'M3 3H17V17H3Z'],
  ['stake', 'M10 1L19 17H1Z'],
  ['action', 'M5 2H15L19.5 10L15 18H5L.5 10Z'],
];

/** Shapes and dashes, so that the picture is read without colour. */
export function GraphLegend() {
  const words = t();
  return (
    <div class="network-legend">
      <ul class="c-plain" aria-label={words.legendNodes}>
        {SHAPES.map(([kind, path]) => (
          <li key={kind}>
            <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
              <path class={`network-shape ${kind === 'company' ? '' : 'network-shape--full'}`} d={path} />
            </svg>
            <span>{words.nodeKinds[kind]}</span>
          </li>
        ))}
      </ul>
      <ul class="c-plain" aria-label={words.legendLinks}>
        {RELATION_KINDS.map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 44 12" width="44" height="12" aria-hidden="true">
              <path
                class={`network-edge network-edge--${kind}`}
                d="M1 6H43"
                stroke-dasharray={DASHES[kind].join(' ') || undefined}
              />
            </svg>
            <span>{words.kinds[kind]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
