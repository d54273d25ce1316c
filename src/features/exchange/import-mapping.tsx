import { COMPANY_COLUMNS, type CompanyColumn } from '#domain/exchange/company-columns.ts';
import { columnLetter } from '#domain/xlsform/sheets.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import type { ImportModel } from './import-model.ts';
import { t } from './messages.ts';

interface Column {
  readonly index: number;
  readonly title: string;
  readonly examples: string;
}

/** Cells looked at for examples. */
const LOOKED_AT = 200;

function columnsOf(model: ImportModel): Column[] {
  const rows = [...model.rows.value.values()].slice(0, LOOKED_AT);
  const width = Math.max(model.headings.value.length, ...rows.map(({ length }) => length));
  return Array.from({ length: width }, (_, index) => {
    const filled = rows.map((row) => row[index]?.trim() ?? '').filter(Boolean);
    return {
      index,
      title: model.headings.value[index]?.trim() || t().noTitle(columnLetter(index)),
      examples: [...new Set(filled)].slice(0, 2).join(' · ').slice(0, 70),
    };
  }).filter(({ index, examples }) => examples !== '' || model.headings.value[index]?.trim());
}

/** Each column of the file with what becomes of it. */
export function ImportMapping({ model }: { model: ImportModel }) {
  return (
    <Section title={t().mapping} lead={model.remembered.value ? t().mappingKnown : t().mappingLead} framed>
      <div class="exchange-mapping">
        <DataTable
          caption={t().mapping}
          hideCaption
          columns={[
            { id: 'heading', label: t().heading, cell: ({ title }) => title },
            { id: 'examples', label: t().examples, cell: ({ examples }) => examples },
            { id: 'becomes', label: t().becomes, cell: (column) => becomes(model, column) },
          ]}
          rows={columnsOf(model)}
          rowKey={({ index }) => String(index)}
        />
      </div>
    </Section>
  );
}

function becomes(model: ImportModel, { index, title }: Column) {
  const mapping = model.mapping.value;
  return (
    <SelectField
      label={t().becomesOf(title)}
      hideLabel
      placeholder={t().notTaken}
      value={COMPANY_COLUMNS.find((column) => mapping[column] === index) ?? ''}
      options={COMPANY_COLUMNS.map((value) => ({ value, label: t().columns[value] }))}
      onChange={(value) => model.map(index, (value || null) as CompanyColumn | null)}
    />
  );
}
