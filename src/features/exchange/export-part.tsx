import { useMemo, useState } from 'preact/hooks';
import { toExport } from '#binding/selection/to-export.ts';
import { EXPORT_FIELDS, type ExportField, PERSONAL_FIELDS } from '#domain/exchange/company-export.ts';
import { EXPORTED_THINGS, type ExportedThing } from '#domain/exchange/exchange-log.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { MultiRows } from '#ui/multi-rows.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import type { ExchangeNotes } from './exchange-notes.ts';
import { createExportModel, type ExportFormat, type ExportModel, FORMATS } from './export-model.ts';
import { t } from './messages.ts';

/** What goes out, and what stays. */
export function ExportPart({ store, notes }: { store: Store; notes: ExchangeNotes }) {
  const model = useMemo(() => createExportModel(store, notes), [store, notes]);
  const thing = model.thing.value;
  const table = thing === 'companies' && model.format.value !== 'geojson';
  return (
    <div class="exchange-export">
      <div class="exchange-export__what c-stack c-stack--loose">
        <ChoiceRows
          legend={t().exportWhat}
          options={EXPORTED_THINGS.map((value) => ({ value, label: t().things[value], hint: t().thingHints[value] }))}
          value={thing}
          onChange={(value) => model.chooseThing(value as ExportedThing)}
        />
        <Selection store={store} model={model} />
      </div>
      <div class="exchange-export__how c-stack c-stack--loose">
        <ChoiceRows
          legend={t().format}
          options={FORMATS[thing].map((value) => ({
            value,
            label: t().formats[value],
            hint: t().formatHints[value],
          }))}
          value={model.format.value}
          onChange={(value) => model.chooseFormat(value as ExportFormat)}
        />
        {table && <Fields model={model} />}
      </div>
      <div class="exchange-export__go">
        <Download model={model} notes={notes} />
      </div>
    </div>
  );
}

function Selection({ store, model }: { store: Store; model: ExportModel }) {
  const thing = model.thing.value;
  const chosen = toExport.value;
  if ((thing !== 'companies' && thing !== 'network') || !chosen) return null;
  return (
    <ChoiceRows
      legend={t().selection}
      options={[
        { value: 'chosen', label: t().chosenCompanies(chosen.from, chosen.docs.length) },
        { value: 'all', label: t().allCompanies(store.cards.company.value.size) },
      ]}
      value={model.chosenOnly.value ? 'chosen' : 'all'}
      onChange={(value) => model.chooseAll(value === 'all')}
    />
  );
}

function Fields({ model }: { model: ExportModel }) {
  return (
    <MultiRows
      legend={t().fields}
      hint={t().fieldsHint}
      layout="columns"
      options={EXPORT_FIELDS.map((value) => ({
        value,
        label: t().exportFields[value],
        ...(PERSONAL_FIELDS.includes(value) ? { hint: t().personalHint } : {}),
      }))}
      values={model.fields.value}
      onToggle={(value, checked) => model.chooseFields(value as ExportField, checked)}
    />
  );
}

/** What will be in the file, what will not, and the button. */
function Download({ model, notes }: { model: ExportModel; notes: ExchangeNotes }) {
  const [busy, setBusy] = useState(false);
  const { count, opposed, confidential } = model.counts.value;
  const empty = count === 0 || (model.thing.value === 'companies' && model.fields.value.length === 0);
  const save = async (): Promise<void> => {
    setBusy(true);
    const { end, file } = await model.save();
    setBusy(false);
    if (end === 'noted') showToast({ text: t().exported(file) });
    if (end === 'not-noted') showToast({ text: t().notNoted, tone: 'todo' });
  };
  return (
    <Section title={t().exportCount[model.thing.value](count)} framed>
      {opposed > 0 && <p>{t().opposedLeft(opposed)}</p>}
      {confidential > 0 && <p>{t().confidentialLeft(confidential)}</p>}
      {model.personal.value && <Banner tone="todo">{t().personalNote}</Banner>}
      {empty && <p>{t().exportEmpty}</p>}
      <div>
        <Button variant="primary" icon="download" busy={busy} disabled={empty} onClick={() => void save()}>
          {t().download}
        </Button>
      </div>
      <p class="c-soft c-small">
        {notes.forTeam.value ? t().notedTeam : t().notedHere} {t().afterwards}
      </p>
    </Section>
  );
}
