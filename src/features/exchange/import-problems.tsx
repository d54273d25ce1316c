// What is wrong with the lines, counted by kind, and the refused ones as a file.
import { dayAt } from '#domain/day.ts';
import { LINE_PROBLEMS, type LineProblemType, weightOf } from '#domain/exchange/line-problem.ts';
import { formatNumber } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import type { ImportModel, Plan } from './import-model.ts';
import { problemWords } from './line-words.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  model: ImportModel;
  plan: Plan;
}

const TONES = { refused: 'todo', 'left-out': 'plain', told: 'plain' } as const;

function weightBadge(type: LineProblemType) {
  const weight = weightOf(type);
  return <Badge tone={TONES[weight]}>{t().weights[weight]}</Badge>;
}

export function ImportProblems({ store, model, plan }: Props) {
  const { problems } = plan.sums;
  if (problems.size === 0) return null;
  const found = LINE_PROBLEMS.filter((type) => problems.has(type));
  return (
    <Section
      title={t().problemsTitle}
      level={3}
      actions={
        plan.sums.skip > 0 && (
          <Button icon="download" onClick={() => void saveRefused(store, model, plan)}>
            {t().refusedFile}
          </Button>
        )
      }
    >
      <DataTable
        caption={t().problemsTitle}
        hideCaption
        columns={[
          { id: 'problem', label: t().problem, cell: (type) => t().problems[type] },
          { id: 'count', label: t().count, figures: true, cell: (type) => formatNumber(problems.get(type) ?? 0) },
          {
            id: 'weight',
            label: t().weight,
            cell: weightBadge,
          },
        ]}
        rows={found}
        rowKey={(type) => type}
      />
    </Section>
  );
}

/** The refused lines as the file has them, with where and why, to be put right and imported again. */
async function saveRefused(store: Store, model: ImportModel, plan: Plan): Promise<void> {
  const { writeCsv } = await import('#workbook/write-csv.ts');
  const refused = plan.lines.filter(({ act }) => act === 'skip');
  const rows = refused.map((line) => [
    ...(model.rows.value.get(line.line - 1) ?? []).slice(0, model.headings.value.length),
    ...Array.from({ length: missing(model, line.line - 1) }, () => ''),
    String(line.line),
    line.problems.map((problem) => problemWords(problem, line, model)).join(' ; '),
  ]);
  const bytes = writeCsv([[...model.headings.value, t().refusedLine, t().refusedReason], ...rows]);
  const name = `${t().refusedFileName}-${dayAt(store.now())}.csv`;
  await store.platform.saveFile(name, new Blob([bytes], { type: 'text/csv' }));
}

const missing = (model: ImportModel, row: number): number =>
  Math.max(0, model.headings.value.length - (model.rows.value.get(row)?.length ?? 0));
