import type { OptionWords } from '#domain/exchange/company-export.ts';
import type { Difference, PlannedLine } from '#domain/exchange/company-import.ts';
import { take } from './import-choices.ts';
import type { ImportModel } from './import-model.ts';
import { valueWords } from './line-words.ts';
import { t } from './messages.ts';

interface Props {
  model: ImportModel;
  line: PlannedLine;
  differences: readonly Difference[];
  words: OptionWords;
}

/** Field by field: ours, the file's, and which one stays. Ours, unless somebody says otherwise. */
export function ImportDifferences({ model, line, differences, words }: Props) {
  if (differences.length === 0) return null;
  const choices = model.choices.value;
  const taken = choices.taken.get(line.line);
  return (
    <ul class="exchange-differences c-plain">
      {differences.map(({ field, here, file }) => {
        const name = `difference-${line.line}-${field}`;
        const isTaken = taken?.has(field) ?? false;
        const settle = (next: boolean) => (): void => model.settle(take(choices, line.line, field, next));
        return (
          <li key={field}>
            <fieldset>
              <legend>{t().columns[field]}</legend>
              <label>
                <input type="radio" name={name} checked={!isTaken} onChange={settle(false)} />
                <span>
                  <span class="c-soft">{t().here}</span> {valueWords(field, here, words)}
                </span>
              </label>
              <label>
                <input type="radio" name={name} checked={isTaken} onChange={settle(true)} />
                <span>
                  <span class="c-soft">{t().inFile}</span> {valueWords(field, file, words)}
                </span>
              </label>
            </fieldset>
          </li>
        );
      })}
    </ul>
  );
}
