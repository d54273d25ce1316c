// What the server refused: why, what to do about it, and the way out.
import { formatMoment } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { ExportButton, LineTitle } from './export-button.tsx';
import { t } from './messages.ts';
import { reasonWords, stuckLines, type StuckLine } from './outbox-model.ts';

export function StuckSection({ store }: { store: Store }) {
  const lines = stuckLines(store.cards, store.pending.value.stuck);
  if (lines.length === 0) return null;
  return (
    <Section
      title={t().stuck}
      lead={t().stuckText}
      framed
      actions={store.pending.value.docs.size === 0 && <ExportButton store={store} />}
    >
      <RowList label={t().stuck}>
        {lines.map((line) => (
          <StuckRow key={line.doc} store={store} line={line} />
        ))}
      </RowList>
    </Section>
  );
}

function StuckRow({ store, line }: { store: Store; line: StuckLine }) {
  const reason = reasonWords(line.reason);
  const sendAgain = async (): Promise<void> => {
    const acts = await store.outboxActs();
    showToast({ text: (await acts.sendAgain(line.doc)) ? t().sentAgain : t().notSentAgain });
  };
  return (
    <Row
      icon="circle-alert"
      title={<LineTitle line={line} />}
      meta={[t().kinds[line.kind], t().stuckAt(formatMoment(line.at))].join(' · ')}
      action={
        <>
          {line.again && (
            <Button icon="send" onClick={() => void sendAgain()}>
              {t().sendAgain}
              <span class="c-hidden"> {line.name}</span>
            </Button>
          )}
          <ExportButton store={store} only={[line.doc]} name={line.name} />
        </>
      }
    >
      <p>
        <strong>{reason.text}</strong> {reason.help}
      </p>
    </Row>
  );
}
