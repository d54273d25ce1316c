// The way from a list to the screen of imports and exports, with what stands in the list.
import { useEffect } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import { LinkButton } from '#ui/button.tsx';
import { selectionTexts } from './messages.ts';
import { toExport } from './to-export.ts';

interface Props {
  /** Where the link leads. */
  href: string;
  /** The name of the list, and what of it is in front of the person; all of it is no selection. */
  from: string;
  docs: readonly DocId[];
  all: boolean;
}

export function ExchangeLink({ href, from, docs, all }: Props) {
  useEffect(() => {
    toExport.value = all ? null : { from, docs };
  }, [from, docs, all]);
  return (
    <LinkButton href={href} icon="share-2">
      {selectionTexts().exchange}
    </LinkButton>
  );
}
