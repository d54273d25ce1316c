// What the action costs and who pays.
import { BoundEuros, BoundText } from '#binding/bound-fields.tsx';
import { mayWrite } from '#binding/rights.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { addCost, budgetOf, type Budget, type CostLine } from '#domain/collective/budget.ts';
import { removeRow } from '#domain/record/rows.ts';
import { formatEuro } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Figure, FigureRow } from '#ui/figure.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { ActionFundings } from './action-fundings.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

const euros = (amount: number | null): string => (amount === null ? '–' : formatEuro(amount));

export function ActionBudget({ store, record }: Props) {
  const words = t();
  const budget = budgetOf(record.view.value);
  const add = (): void => {
    void record.edit((draft) => void addCost(draft, { label: '', planned: null, real: null }, store.now()));
  };
  return (
    <Section title={words.budget} lead={words.budgetLead}>
      <Sums budget={budget} />
      {budget.lines.length === 0 ? (
        <BoundEuros store={store} record={record} field="cost" label={words.cost} hint={words.costHint} />
      ) : (
        <ul class="c-plain actions-lines" aria-label={words.costs}>
          {budget.lines.map((line) => (
            <Line key={line.id} store={store} record={record} line={line} />
          ))}
        </ul>
      )}
      {mayWrite(store) && (
        <div>
          <Button icon="plus" onClick={add}>
            {words.addCost}
          </Button>
        </div>
      )}
      <ActionFundings store={store} record={record} fundings={budget.fundings} />
    </Section>
  );
}

function Sums({ budget }: { budget: Budget }) {
  const words = t();
  const { planned, real, asked, obtained, gap, gapIfGranted } = budget;
  if (planned === null && real === null && asked === 0 && obtained === 0) return null;
  const hopes = gapIfGranted !== null && gap !== null && gapIfGranted < gap;
  return (
    <FigureRow>
      <Figure label={words.sumPlanned} value={euros(planned)} />
      <Figure label={words.sumReal} value={euros(real)} />
      <Figure label={words.sumObtained} value={euros(obtained)} detail={asked > 0 && words.sumAsked(euros(asked))} />
      <Figure
        label={gap !== null && gap < 0 ? words.tooMuch : words.gap}
        value={euros(gap === null ? null : Math.abs(gap))}
        detail={hopes && words.gapIfGranted(euros(Math.max(0, gapIfGranted)))}
      />
    </FigureRow>
  );
}

function Line({ store, record, line }: Props & { line: CostLine }) {
  const words = t();
  const bound = { store, record };
  const name = line.label || words.costLine;
  const remove = (): void => {
    void record.edit((draft) => removeRow(draft, 'cost', line.id));
    showToast({
      text: words.removed(name),
      undo: () => void record.edit((draft) => draft.set(`cost/${line.id}/gone`, false)),
    });
  };
  return (
    <li class="actions-line">
      <RowContest {...bound} list="cost" id={line.id} label={name} />
      <div class="actions-line__wide">
        <BoundText {...bound} field={`cost/${line.id}/label`} label={words.costLabel} />
      </div>
      <BoundEuros {...bound} field={`cost/${line.id}/planned`} label={words.planned} />
      <BoundEuros {...bound} field={`cost/${line.id}/real`} label={words.real} />
      {mayWrite(store) && (
        <Button variant="plain" icon="minus" onClick={remove} aria-label={`${words.remove} ${name}`}>
          {words.remove}
        </Button>
      )}
    </li>
  );
}
