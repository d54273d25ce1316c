// What the import would do, line by line, and the one act.
import { useState } from 'preact/hooks';
import type { PlannedAct } from '#domain/exchange/company-import.ts';
import { formatNumber } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Progress } from '#ui/progress.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import type { ExchangeNotes } from './exchange-notes.ts';
import { ImportLines } from './import-lines.tsx';
import type { ImportModel, Plan } from './import-model.ts';
import { ImportProblems } from './import-problems.tsx';
import type { ImportRun } from './import-run.ts';
import { t } from './messages.ts';
import { noteRun } from './run-notes.ts';

interface Props {
  store: Store;
  model: ImportModel;
  notes: ExchangeNotes;
  run: ImportRun;
}

const ACTS: readonly PlannedAct[] = ['create', 'update', 'ask', 'same', 'opposed', 'repeated', 'skip'];

export function ImportPreview(props: Props) {
  const { model } = props;
  const plan = model.plan.value;
  const { name, otherName, lastName } = model.mapping.value;
  const named = [name, otherName, lastName].some((index) => index !== undefined);
  return (
    <Section title={t().preview}>
      {!named && <Banner tone="todo">{t().needName}</Banner>}
      {named && !plan && (
        <Progress
          label={t().planning}
          value={model.planned.value}
          max={model.rows.value.size}
          text={t().planningText(model.planned.value, model.rows.value.size)}
        />
      )}
      {named && plan && <Planned {...props} plan={plan} />}
    </Section>
  );
}

function Planned({ store, model, notes, run, plan }: Props & { plan: Plan }) {
  const [act, setAct] = useState<PlannedAct>(() => firstOf(plan));
  const shown = plan.sums[act] > 0 ? act : firstOf(plan);
  return (
    <>
      <fieldset class="exchange-acts">
        <legend class="c-hidden">{t().shown}</legend>
        {ACTS.filter((one) => plan.sums[one] > 0).map((one) => (
          <button
            key={one}
            type="button"
            class={`exchange-act exchange-act--${one}`}
            aria-pressed={one === shown}
            onClick={() => setAct(one)}
          >
            <span class="exchange-act__count">{formatNumber(plan.sums[one])}</span>
            <span>{t().acts[one]}</span>
          </button>
        ))}
      </fieldset>
      <ImportAct {...{ model, notes, run, plan }} />
      <p class="c-soft">{t().actHints[shown]}</p>
      <ImportLines key={shown} store={store} model={model} plan={plan} act={shown} />
      <ImportProblems store={store} model={model} plan={plan} />
    </>
  );
}

const firstOf = ({ sums }: Plan): PlannedAct => ACTS.find((one) => sums[one] > 0) ?? 'create';

/** « Importer : 12 créations, 3 mises à jour »; what is none is not said. */
function actWords(created: number, updated: number): string {
  const parts = [...(created > 0 ? [t().creations(created)] : []), ...(updated > 0 ? [t().updates(updated)] : [])];
  return parts.length === 0 ? t().importNow : t().importWith(parts.join(', '));
}

/** The button, and what it leaves out. */
function ImportAct({ model, notes, run, plan }: Omit<Props, 'store'> & { plan: Plan }) {
  const { creates, changes } = model.work.value;
  const [busy, setBusy] = useState(false);
  const open = plan.lines.filter(({ act, line }) => act === 'ask' && !model.choices.value.answers.has(line)).length;
  const nothing = creates.length + changes.length === 0;

  const start = async (): Promise<void> => {
    const file = model.file.value;
    if (!file || busy) return;
    setBusy(true);
    // Others may have written since: what is done is what was looked at.
    if (!(await model.renew())) {
      showToast({ text: t().changedMeanwhile, tone: 'todo' });
      setBusy(false);
      return;
    }
    const { headings, mapping, source, work } = model;
    await notes.remember(headings.value, mapping.value);
    const about = {
      file: file.name,
      origin: { source: source.value, sourceDetail: file.name },
      refused: plan.sums.skip,
    };
    const laid = await run.start(work.value, about);
    setBusy(false);
    if (!laid) return showToast({ text: t().notLaid, tone: 'danger' });
    model.close();
    await noteRun(notes, run.run.value);
  };

  return (
    <div class="exchange-go">
      {nothing && open + plan.sums.update === 0 ? (
        <p>{plan.sums.same > 0 ? t().nothingToDo : t().nothingTakeable}</p>
      ) : (
        <Button variant="primary" icon="check" busy={busy} disabled={nothing} onClick={() => void start()}>
          {actWords(creates.length, changes.length)}
        </Button>
      )}
      {open > 0 && <p class="c-soft">{t().waiting(open)}</p>}
    </div>
  );
}
