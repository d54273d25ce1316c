import { useState } from 'preact/hooks';
import { FieldConflict, plainWords } from '#binding/field-conflict.tsx';
import { competenceName, competenceOptions, sectorName, sectorOptions } from '#binding/partner/partner-words.ts';
import { mayWrite } from '#binding/rights.ts';
import type { Json } from '#domain/json.ts';
import { readPartner } from '#domain/partner/partner.ts';
import { communeOf, findCommunes } from '#domain/territory/communes.ts';
import { list } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { Facts } from '#ui/facts.tsx';
import { MultiRows } from '#ui/multi-rows.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

type ListField = 'competences' | 'sectors' | 'communes';

const communeName = (code: string): string => communeOf(code)?.name ?? code;

/** What the partner brings, to whom and where. */
export function BringsSection({ store, record }: Props) {
  const [editing, setEditing] = useState(false);
  const partner = readPartner(record.view.value);
  const names: Readonly<Record<ListField, (id: string) => string>> = {
    competences: (id) => competenceName(store, id),
    sectors: (id) => sectorName(store, id),
    communes: communeName,
  };
  return (
    <Section
      title={t().brings}
      actions={
        mayWrite(store) && (
          <Button icon={editing ? 'check' : 'pencil'} aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {editing ? t().editDone : t().change}
            <span class="c-hidden"> {t().brings}</span>
          </Button>
        )
      }
    >
      {(['competences', 'sectors', 'communes'] as const).map((field) => (
        <FieldConflict
          key={field}
          store={store}
          record={record}
          field={field}
          label={t()[field]}
          words={(value) => listWords(value, names[field])}
        />
      ))}
      {editing ? (
        <Edited store={store} record={record} />
      ) : (
        <Facts
          items={[
            { label: t().competences, value: list(partner.competences.map(names.competences)) || t().noCompetence },
            { label: t().sectors, value: list(partner.sectors.map(names.sectors)) || t().allSectorsServed },
            { label: t().communes, value: list(partner.communes.map(names.communes)) || t().whole },
          ]}
        />
      )}
    </Section>
  );
}

function listWords(value: Json, nameOf: (id: string) => string): string {
  if (!Array.isArray(value)) return plainWords(value);
  return list(value.filter((one): one is string => typeof one === 'string').map(nameOf)) || plainWords(null);
}

function Edited({ store, record }: Props) {
  const partner = readPartner(record.view.value);
  const toggle = (field: ListField, id: string, on: boolean): void => {
    void record.edit((draft) => {
      const now = readPartner(draft.view)[field].filter((one) => one !== id);
      draft.set(field, on ? [...now, id] : now);
    });
  };
  return (
    <div class="partners-fields">
      <MultiRows
        legend={t().competences}
        layout="columns"
        options={competenceOptions(store)}
        values={partner.competences}
        onToggle={(id, on) => toggle('competences', id, on)}
      />
      <MultiRows
        legend={t().sectors}
        layout="columns"
        options={sectorOptions(store)}
        values={partner.sectors}
        onToggle={(id, on) => toggle('sectors', id, on)}
      />
      <div>
        <Combobox
          label={t().addCommune}
          hint={t().communesHint}
          value={null}
          search={(query) =>
            findCommunes(query, 20)
              .filter(({ code }) => !partner.communes.includes(code))
              .map(({ code, name, postcodes }) => ({ value: code, label: name, detail: postcodes.join(', ') }))
          }
          noMatch={t().noCommune}
          onChange={(code) => code && toggle('communes', code, true)}
        />
        <div class="c-cluster">
          {partner.communes.map((code) => (
            <Button
              key={code}
              icon="x"
              onClick={() => toggle('communes', code, false)}
              aria-label={t().withoutCommune(communeName(code))}
            >
              {communeName(code)}
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}
