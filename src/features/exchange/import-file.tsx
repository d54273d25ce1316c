import { CONTACT_SOURCES } from '#domain/company/company.ts';
import { formatNumber } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Facts } from '#ui/facts.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import type { ImportModel, OpenFile } from './import-model.ts';
import { t } from './messages.ts';

/** How the file is written, and what of it is read. */
export function ImportFile({ model, file }: { model: ImportModel; file: OpenFile }) {
  const { dialect, sheets } = file.table;
  return (
    <Section title={t().aboutFile} framed>
      <Facts
        items={[
          { label: t().fileName, value: file.name },
          { label: t().encoding, value: dialect && t().encodings[dialect.encoding] },
          { label: t().separator, value: dialect && t().separators[dialect.separator] },
          { label: t().lineCount, value: formatNumber(model.rows.value.size) },
        ]}
      />
      {sheets.length > 1 && (
        <SelectField
          label={t().sheet}
          placeholder={false}
          value={String(model.sheet.value)}
          options={sheets.map(({ name }, index) => ({ value: String(index), label: name }))}
          onChange={(index) => model.chooseSheet(Number(index))}
        />
      )}
      <SelectField
        label={t().headingLine}
        placeholder={false}
        value={String(model.headingRow.value)}
        options={firstRows(model, file)}
        onChange={(row) => model.chooseHeading(Number(row))}
      />
      <SelectField
        label={t().source}
        hint={t().sourceHint}
        placeholder={false}
        value={model.source.value}
        options={CONTACT_SOURCES.map((value) => ({ value, label: t().sources[value] }))}
        onChange={model.chooseSource}
      />
      <div>
        <Button variant="plain" icon="x" onClick={model.close}>
          {t().close}
        </Button>
      </div>
    </Section>
  );
}

function firstRows(model: ImportModel, file: OpenFile) {
  const rows = [...(file.table.sheets[model.sheet.value]?.rows ?? [])].slice(0, 10);
  const chosen = model.headingRow.value;
  const all = rows.some(([row]) => row === chosen) ? rows : [...rows, [chosen, model.headings.value] as const];
  return all.map(([row, cells]) => ({
    value: String(row),
    label: t().headingOption(row + 1, cells.filter(Boolean).join(' · ').slice(0, 60)),
  }));
}
