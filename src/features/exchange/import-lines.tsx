// The lines of one kind, as many as somebody reads at once.
import { useState } from 'preact/hooks';
import type { OptionWords } from '#domain/exchange/company-export.ts';
import type { PlannedAct, PlannedLine } from '#domain/exchange/company-import.ts';
import { formatSiret } from '#domain/company/siret.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { formatNumber } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { AskLine } from './ask-line.tsx';
import { differencesOf, takeAll } from './import-choices.ts';
import { ImportDifferences } from './import-differences.tsx';
import type { ImportModel, Plan } from './import-model.ts';
import { placeWords, problemWords, valueWords } from './line-words.ts';
import { t } from './messages.ts';
import { optionWords } from './option-words.ts';

interface Props {
  store: Store;
  model: ImportModel;
  plan: Plan;
  act: PlannedAct;
}

/** Lines drawn at once. */
const WINDOW = 50;

export function ImportLines({ store, model, plan, act }: Props) {
  const [count, setCount] = useState(WINDOW);
  const lines = plan.lines.filter((line) => line.act === act);
  const shown = lines.slice(0, count);
  const left = Math.min(WINDOW, lines.length - shown.length);
  const words = optionWords(store);
  const cards = store.cards.company.value;
  return (
    <>
      {act === 'update' && <Bulk store={store} model={model} plan={plan} />}
      <DataTable
        caption={t().acts[act]}
        hideCaption
        columns={[
          { id: 'line', label: t().line, figures: true, cell: ({ line }) => formatNumber(line) },
          { id: 'company', label: t().company, cell: ({ input }) => input.name ?? '' },
          {
            id: 'remarks',
            label: t().remarks,
            cell: (line) => remarks(line, { model, cards, words }),
          },
          { id: 'place', label: t().place, cell: ({ input }) => placeWords(input.commune, input.outside) },
          { id: 'siret', label: t().siret, cell: ({ input }) => (input.siret ? formatSiret(input.siret) : '') },
        ]}
        rows={shown}
        rowKey={({ line }) => String(line)}
        empty={t().none}
      />
      {left > 0 && (
        <div>
          <Button icon="chevron-down" onClick={() => setCount(count + WINDOW)}>
            {t().more(left)}
          </Button>
        </div>
      )}
    </>
  );
}

interface LineContext {
  readonly model: ImportModel;
  readonly cards: ReadonlyMap<DocId, CompanyCard>;
  readonly words: OptionWords;
}

function detailOf(line: PlannedLine, { model, words }: LineContext): string {
  const told = line.problems.map((problem) => problemWords(problem, line, model));
  if (line.act === 'repeated') told.unshift(t().ofLine(line.of));
  if (line.act === 'update' && line.fills.length > 0) {
    const filled = line.fills.map(({ field, file }) =>
      t().filledWith(t().columns[field], valueWords(field, file, words)),
    );
    told.unshift(`${t().filled} ${filled.join(', ')}`);
  }
  return told.join(' ; ');
}

function remarks(line: PlannedLine, context: LineContext) {
  const { model, cards, words } = context;
  return (
    <>
      {detailOf(line, context)}
      {line.act === 'ask' && <AskLine model={model} line={line} />}
      <ImportDifferences
        model={model}
        line={line}
        differences={differencesOf(line, model.choices.value, cards)}
        words={words}
      />
    </>
  );
}

/** All differences of all lines at once. */
function Bulk({ store, model, plan }: Omit<Props, 'act'>) {
  const cards = store.cards.company.value;
  const choices = model.choices.value;
  const count = plan.lines.reduce((sum, line) => sum + differencesOf(line, choices, cards).length, 0);
  if (count === 0) return null;
  return (
    <div class="exchange-bulk">
      <p>{t().differences(count)}</p>
      <div class="c-cluster">
        <Button onClick={() => model.settle(takeAll(choices, plan.lines, false, cards))}>{t().keepAll}</Button>
        <Button onClick={() => model.settle(takeAll(choices, plan.lines, true, cards))}>{t().takeAll}</Button>
      </div>
    </div>
  );
}
