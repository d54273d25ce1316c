// What the words for a record's state mean, with how many records of this tablet stand where.
import { RECORD_STATES } from '#domain/record/record-state.ts';
import { formatNumber } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';
import { StateWord } from './record-state.tsx';

export function StateLegend({ store }: { store: Store }) {
  const { counts } = store.pending.value;
  return (
    <dl class="c-facts">
      {RECORD_STATES.map((state) => (
        <div key={state} class="c-facts__item">
          <dt>
            <StateWord word={state} />
          </dt>
          <dd>
            {t().stateMeaning[state]} <strong>{t().stateCount(formatNumber(counts[state]), counts[state])}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}
