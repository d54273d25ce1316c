import { isDocId } from '#domain/ids.ts';
import type { PlannedLine } from '#domain/exchange/company-import.ts';
import { list } from '#i18n/format.ts';
import { SelectField } from '#ui/select-field.tsx';
import { answer } from './import-choices.ts';
import type { ImportModel } from './import-model.ts';
import { t } from './messages.ts';

/** A line that may be a company we know: a person says which, or that it is another. */
export function AskLine({ model, line }: { model: ImportModel; line: Extract<PlannedLine, { act: 'ask' }> }) {
  const choices = model.choices.value;
  const likely = line.candidates.slice(0, 5);
  return (
    <SelectField
      label={t().who(line.input.name ?? '', line.line)}
      hideLabel
      placeholder={t().leaveOut}
      value={choices.answers.get(line.line) ?? ''}
      options={[
        ...likely.map(({ card, reasons }) => ({
          value: card.doc,
          label: `${t().isThis(card.name)} (${list(reasons.map((reason) => t().why[reason]))})`,
        })),
        { value: 'new', label: t().isNew },
      ]}
      onChange={(value) => model.settle(answer(choices, line.line, value === 'new' || isDocId(value) ? value : null))}
    />
  );
}
