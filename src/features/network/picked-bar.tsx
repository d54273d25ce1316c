import type { DocId } from '#domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { t } from './messages.ts';
import { chosenText } from './network-filter.ts';
import type { NetworkModel } from './network-model.ts';

interface PickedProps {
  model: NetworkModel;
  picked: ReadonlySet<DocId>;
  onClear: () => void;
}

/** Some rows become the selection, on the map and in the links too. */
export function PickedBar({ model, picked, onClear }: PickedProps) {
  const words = t();
  if (picked.size === 0) return null;
  const keep = (): void => {
    model.change({ chosen: chosenText(picked) });
    onClear();
  };
  return (
    <output class="network-picked">
      <span>{words.picked(picked.size)}</span>
      <Button icon="filter" onClick={keep}>
        {words.keepPicked}
      </Button>
      <Button variant="plain" icon="x" onClick={onClear}>
        {words.unpick}
      </Button>
    </output>
  );
}
