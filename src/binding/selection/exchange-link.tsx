// The way from a list to the screen of imports and exports, with what stands in the list.
import { useEffect } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import { LinkButton } from '#ui/button.tsx';
import { selectionTexts } from './messages.ts';
import { toExport } from './to-export.ts';

interface Selection {
  /** The name of the list, and what of it is in front of the person; all of it is no selection. */
  from: string;
  docs: readonly DocId[];
  all: boolean;
}

/** Hands the list over as long as it is in front of the person. */
export function useToExport({ from, docs, all }: Selection): void {
  useEffect(() => {
    toExport.value = all ? null : { from, docs };
  }, [from, docs, all]);
}

/** `href`: where the link leads. */
export function ExchangeLink({ href, ...selection }: Selection & { href: string }) {
  useToExport(selection);
  return (
    <LinkButton href={href} icon="share-2">
      {selectionTexts().exchange}
    </LinkButton>
  );
}
