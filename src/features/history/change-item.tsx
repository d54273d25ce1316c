// One thing that changed: what stood before, what stands now, by whom; and the values that can be taken back.
import { fieldLabel, rowFieldLabel, rowLabel, valueWords } from '#binding/dossier/change-words.ts';
import { whoWrote } from '#binding/writer-words.ts';
import type { Change, FieldChange, RowChange } from '#domain/dossier/history.ts';
import { sameJson } from '#domain/json.ts';
import type { Written } from '#domain/record/record.ts';
import { formatMoment } from '#i18n/format.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { showToast } from '#ui/toast.tsx';
import type { HistoryModel } from './history-model.ts';
import { KeptValues } from './kept-values.tsx';
import { t } from './messages.ts';
import { TextDifference } from './text-difference.tsx';

interface ItemProps<Told> {
  model: HistoryModel;
  change: Told;
}

export function ChangeItem({ model, change }: ItemProps<Change>) {
  if (change.type === 'row') return <RowItem model={model} change={change.row} />;
  return <FieldItem model={model} change={change.change} />;
}

function FieldItem({ model, change }: ItemProps<FieldChange>) {
  const label = fieldLabel(model.grid.value, change.key);
  return (
    <li class="history-change" data-field={change.key}>
      <p class="history-change__title">
        <b>{label}</b>
        {change.now.others.length > 0 && (
          <Badge tone="todo" icon="split">
            {t().beside}
          </Badge>
        )}
      </p>
      <BeforeAfter model={model} change={change} />
      <KeptValues model={model} field={change.key} label={label} />
    </li>
  );
}

function WhoWhen({ model, written }: { model: HistoryModel; written: Written }) {
  return (
    <span class="history-change__who">{t().by(whoWrote(model.store, written.tag), formatMoment(written.at))}</span>
  );
}

/** Long texts are told by their differences, everything else by its words. */
function BeforeAfter({ model, change }: ItemProps<FieldChange>) {
  const { key, now, before, steps } = change;
  const words = (written: Written): string => valueWords(model.store, model.grid.value, key, written.value);
  const isSame = before !== null && sameJson(before.value, now.value);
  // Nothing is kept from before the period: then what was first written in it.
  const first = before === null ? steps.findLast(({ value }) => !sameJson(value, now.value)) : undefined;
  const isText = /\/(note|text|words|reason|caption)$/.test(key);
  if (before && isText && !isSame) {
    return (
      <>
        <TextDifference before={words(before)} after={words(now)} />
        <WhoWhen model={model} written={now} />
      </>
    );
  }
  return (
    <dl class="history-change__values">
      {before && (
        <div>
          <dt>{t().from}</dt>
          <dd class="history-change__old">
            {words(before)} <WhoWhen model={model} written={before} />
          </dd>
        </div>
      )}
      {first && (
        <div>
          <dt>{t().atFirst}</dt>
          <dd class="history-change__old">
            {words(first)} <WhoWhen model={model} written={first} />
          </dd>
        </div>
      )}
      <div>
        <dt>{before || first ? t().to : t().first}</dt>
        <dd>
          <b>{words(now)}</b>
          {isSame && ` (${t().back2})`} <WhoWhen model={model} written={now} />
          {steps.length > 1 && <span class="history-change__who"> · {t().steps(steps.length)}</span>}
        </dd>
      </div>
    </dl>
  );
}

/** The fields that say which row it is. */
const NAMING = new Set('kind date place result note caption name role day text side due owner reason words'.split(' '));

/** A row in a few words. */
function rowWords(model: HistoryModel, { list, id }: RowChange): string {
  const view = model.record.view.value;
  const prefix = `${list}/${id}/`;
  return [...view.fields]
    .flatMap(([key, { value }]) => {
      const field = key.startsWith(prefix) ? key.slice(prefix.length) : '';
      const isTold = NAMING.has(field) && value !== null && value !== '';
      return isTold ? [valueWords(model.store, model.grid.value, key, value)] : [];
    })
    .filter((words) => words !== rowLabel(list))
    .join(' · ');
}

function RowItem({ model, change }: ItemProps<RowChange>) {
  const { list, id, how } = change;
  const row = `${list}/${id}`;
  const label = rowLabel(list) ?? list;
  const words = rowWords(model, change);
  const told = change.changes.filter(({ key }) => {
    const field = key.slice(row.length + 1);
    return field !== 'gone' && rowFieldLabel(field) !== null;
  });
  const putBack = (): void => showToast({ text: t().putBackToast(label), undo: model.putBack(row) });
  return (
    <li class="history-change" data-row={row}>
      <p class="history-change__title">
        <b>{label}</b>
        <Badge>{t()[how]}</Badge>
      </p>
      {words !== '' && how !== 'changed' && <p class={how === 'removed' ? 'history-change__old' : ''}>{words}</p>}
      {how === 'changed' &&
        told.map((one) => (
          <div key={one.key}>
            <p class="c-small">{fieldLabel(model.grid.value, one.key)}</p>
            <BeforeAfter model={model} change={one} />
            <KeptValues model={model} field={one.key} label={fieldLabel(model.grid.value, one.key)} />
          </div>
        ))}
      <p class="history-change__who">{t().by(whoWrote(model.store, change.tag), formatMoment(change.at))}</p>
      {how === 'removed' && model.mayWrite.value && (
        <div>
          <Button icon="undo-2" onClick={putBack}>
            {t().putBack}
            <span class="c-hidden"> {words}</span>
          </Button>
        </div>
      )}
    </li>
  );
}
