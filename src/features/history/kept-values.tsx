// Every value that is kept of one field, each with the way back to it.
import { valueWords } from '#binding/dossier/change-words.ts';
import { whoWrote } from '#binding/writer-words.ts';
import { mayRestore, timelineOf } from '#domain/dossier/history.ts';
import { sameJson } from '#domain/json.ts';
import type { Register, Written } from '#domain/record/record.ts';
import { formatMoment } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { showToast } from '#ui/toast.tsx';
import type { HistoryModel } from './history-model.ts';
import { t } from './messages.ts';

/** As many are kept of one field. */
const KEPT = 20;

interface KeptProps {
  model: HistoryModel;
  field: string;
  label: string;
}

export function KeptValues({ model, field, label }: KeptProps) {
  const view = model.record.view.value;
  const register = view.fields.get(field);
  const timeline = timelineOf(view, field);
  if (timeline.length < 2 || !register || !mayRestore(field)) return null;
  return (
    <Disclosure title={t().kept(timeline.length)}>
      <ul class="history-kept c-plain">
        {timeline.map((written) => (
          <KeptValue
            key={`${written.tag} ${written.at} ${JSON.stringify(written.value)}`}
            model={model}
            field={field}
            label={label}
            written={written}
            register={register}
          />
        ))}
      </ul>
      {timeline.length > KEPT && <p class="c-soft c-small">{t().keptLimit}</p>}
    </Disclosure>
  );
}

function KeptValue(props: KeptProps & { written: Written; register: Register }) {
  const { model, field, label, written, register } = props;
  const words = valueWords(model.store, model.grid.value, field, written.value);
  const stands = sameJson(written.value, register.value) && register.others.length === 0;
  const isBeside = register.others.some((other) => sameJson(other.value, written.value));
  const offered = model.isOffered(field, written.value);
  const restore = (): void => showToast({ text: t().restored(label), undo: model.restore(field, written.value) });
  return (
    <li class="history-kept__value">
      <div>
        <p class="history-kept__words">{words}</p>
        <p class="history-change__who">
          {t().by(whoWrote(model.store, written.tag), formatMoment(written.at))}
          {stands && ` · ${t().now}`}
          {isBeside && ` · ${t().beside}`}
          {!offered && ` · ${t().notOffered}`}
        </p>
      </div>
      {!stands && offered && model.mayWrite.value && (
        <Button icon="undo-2" onClick={restore}>
          <span aria-hidden="true">{t().restore}</span>
          <span class="c-hidden">{t().restoreThis(words)}</span>
        </Button>
      )}
    </li>
  );
}
