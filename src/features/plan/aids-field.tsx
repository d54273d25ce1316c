// Aids worth checking for an action: tracks with their name and their card, never rights.
import { FieldConflict } from '#binding/field-conflict.tsx';
import { findProgrammes } from '#domain/aids/catalogue.ts';
import type { Json } from '#domain/json.ts';
import { list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import { Button } from '#ui/button.tsx';
import { Combobox, type ComboOption } from '#ui/combobox.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { PlanModel } from './plan-model.ts';

interface AidsProps {
  model: PlanModel;
  record: OpenRecord;
  aids: readonly string[];
}

export function AidsField({ model, record, aids }: AidsProps) {
  const write = (next: readonly string[]): void => void record.edit((draft) => draft.set('aids', [...next]));
  const names = (value: Json): string =>
    Array.isArray(value) && value.length > 0 ? list(value.map((id: Json) => model.aidName(String(id)))) : t().noAid;
  const remove = (id: string): void => {
    write(aids.filter((aid) => aid !== id));
    showToast({ text: t().aidRemoved, undo: () => write(aids) });
  };
  return (
    <div class="plan-aids">
      <p>
        <b>{t().aidsToCheck}</b>
      </p>
      {aids.length > 0 && (
        <RowList label={t().aidsToCheck}>
          {aids.map((id) => (
            <Row
              key={id}
              title={<a href={href.aid(id)}>{model.aidName(id)}</a>}
              action={
                <Button
                  variant="plain"
                  icon="x"
                  aria-label={t().removeAidOf(model.aidName(id))}
                  onClick={() => remove(id)}
                >
                  {t().removeAid}
                </Button>
              }
            />
          ))}
        </RowList>
      )}
      <FieldConflict store={model.store} record={record} field="aids" label={t().aidsToCheck} words={names} />
      <AidSearch model={model} aids={aids} onAdd={(id) => write([...aids, id])} />
    </div>
  );
}

function AidSearch({ model, aids, onAdd }: Pick<AidsProps, 'model' | 'aids'> & { onAdd: (id: string) => void }) {
  const catalogue = model.catalogue.value;
  if (!catalogue) return null;
  const search = (query: string): ComboOption[] =>
    findProgrammes(catalogue, { query }, model.today())
      .filter(({ id }) => !aids.includes(id))
      .slice(0, 20)
      .map(({ id, name, body }) => ({ value: id, label: name, detail: body }));
  return (
    <Combobox
      // One choice, one aid: the box is new after each.
      key={aids.length}
      label={t().addAid}
      hint={t().addAidHint}
      value={null}
      search={search}
      noMatch={t().noAidFound}
      onChange={(id) => id !== null && onAdd(id)}
    />
  );
}
