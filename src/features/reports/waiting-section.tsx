// What is still on its way: since when each record waits, and how far it has got.
import { useState } from 'preact/hooks';
import { recordWord, StateWord } from '#binding/record-state.tsx';
import { formatMoment } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { ExportButton, LineTitle } from './export-button.tsx';
import { t } from './messages.ts';
import { ageText, waitingLines, type WaitingLine } from './outbox-model.ts';

/** Lines drawn at first. */
const SHOWN = 50;

export function WaitingSection({ store }: { store: Store }) {
  const [shown, setShown] = useState(SHOWN);
  const { docs, stuck, blobs, photos } = store.pending.value;
  // « Tout est reçu » is a claim about every stroke: not while one of them is not even saved.
  const photosSettled = blobs + photos.refused.length === 0;
  const settled = photosSettled && stuck.length === 0 && store.saveStatus.value.type === 'saved';
  if (docs.size === 0) return settled ? <NothingWaits store={store} /> : null;
  const lines = waitingLines(store.cards, store.pending.value).slice(0, shown);
  const left = Math.min(SHOWN, docs.size - lines.length);
  return (
    <Section title={docs.size === 1 ? t().waitingOne : t().waiting(docs.size)} actions={<ExportButton store={store} />}>
      <RowList label={t().title}>
        {lines.map((line) => (
          <Row
            key={line.doc}
            icon="send"
            title={<LineTitle line={line} />}
            meta={metaOf(line, store.now())}
            badges={<StateWord word={recordWord(store, line.doc)} />}
            action={<ExportButton store={store} only={[line.doc]} name={line.name} />}
          />
        ))}
      </RowList>
      {left > 0 && (
        <Button icon="chevron-down" onClick={() => setShown(shown + SHOWN)}>
          {t().more(left)}
        </Button>
      )}
    </Section>
  );
}

function metaOf({ kind, since }: WaitingLine, now: number): string {
  const waits = since !== null && t().since(formatMoment(since), ageText(since, now));
  return [t().kinds[kind], waits].filter(Boolean).join(' · ');
}

function NothingWaits({ store }: { store: Store }) {
  const received = store.receivedAt.value !== null;
  return (
    <EmptyState title={received ? t().allReceived : t().nothing} icon={received ? 'cloud-check' : 'inbox'}>
      {received ? t().allReceivedText : t().nothingText}
    </EmptyState>
  );
}
