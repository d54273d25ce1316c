import { formatNumber } from '#i18n/format.ts';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';

/** The figures of the selection, the same above every face. */
export function FiguresRow({ model }: { model: NetworkModel }) {
  const words = t();
  const { companies, links, stakes, ambassadors } = model.figures.value;
  const total = model.rows.value.length;
  const figures = [
    [
      'companies',
      companies,
      words.figureCompanies(companies),
      companies < total ? words.outOf(formatNumber(total)) : '',
    ],
    ['links', links, words.figureLinks(links ?? 0), ''],
    ['stakes', stakes, words.figureStakes(stakes ?? 0), ''],
    ['ambassadors', ambassadors, words.figureAmbassadors(ambassadors), ''],
  ] as const;
  return (
    <dl class="network-figures" aria-live="polite" aria-label={words.figures}>
      {figures.map(([id, value, label, detail]) => (
        <div key={id} data-figure={id}>
          <dt>{label}</dt>
          <dd>
            {value === null ? '…' : formatNumber(value)}
            {detail && <span class="network-figures__detail"> {detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
