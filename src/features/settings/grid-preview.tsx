// What a grid file holds, what of it cannot be taken, and what it would change; then the one act.
import { allQuestions, type Grid, type Question } from '#domain/grid/grid.ts';
import type { GridChanges } from '#domain/grid/compare.ts';
import type { FormIssue } from '#domain/xlsform/issue.ts';
import { formatNumber, list } from '#i18n/format.ts';
import { locale } from '#i18n/locale.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Facts } from '#ui/facts.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { GridIssues, isRefused, Verdict } from './grid-issues.tsx';
import { collectiveWords } from './grid-words.ts';
import { gridWords } from './grids-messages.ts';
import type { Audience, GridsModel, Preview } from './grids-model.ts';

type Labelled = { readonly label: string; readonly labelEn?: string };
const labelOf = ({ label, labelEn }: Labelled): string => (locale.value === 'en' ? (labelEn ?? label) : label);

export function GridPreview({ model, preview }: { model: GridsModel; preview: Preview }) {
  const words = gridWords();
  const { file } = preview;
  const grid = file.type === 'read' ? file.grid : null;
  const forGroups = preview.mayChoose && preview.audience === 'groups';
  const issues: readonly FormIssue[] = file.type === 'read' ? file.issues : [];
  return (
    <Section title={words.previewOf(preview.name)} level={3} framed>
      {preview.mayChoose && (
        <ChoiceRows
          legend={words.audience}
          options={(['companies', 'groups'] as const).map((value) => ({
            value,
            label: words.audiences[value],
            hint: words.audienceHints[value],
          }))}
          value={preview.audience}
          onChange={(audience) => model.choose(audience as Audience)}
        />
      )}
      <Verdict preview={preview} />
      {grid && (
        <Facts
          items={[
            { label: words.name, value: grid.title },
            { label: words.version, value: grid.version },
            { label: words.sections, value: formatNumber(grid.dimensions.length) },
            { label: words.questions, value: formatNumber(allQuestions(grid).length) },
            { label: words.collective, value: !forGroups && collectiveWords(grid) },
          ]}
        />
      )}
      {file.type === 'invalid' && (
        <DataTable
          caption={words.refusalsTitle}
          columns={[
            { id: 'where', label: words.where, cell: ({ path }) => path },
            { id: 'why', label: words.problem, cell: ({ type }) => words.problems[type] },
          ]}
          rows={file.problems.slice(0, 200)}
          rowKey={({ path, type }) => `${path} ${type}`}
        />
      )}
      {preview.isCurrent && <Banner tone="info">{words.isCurrent}</Banner>}
      {!preview.isCurrent && preview.changes && (
        <Changes title={words.changesTitle} lead={words.changesLead} changes={preview.changes} />
      )}
      {!preview.isCurrent && preview.groupChanges && (
        <Changes title={words.groupChangesTitle} lead={words.groupChangesLead} changes={preview.groupChanges} />
      )}
      {grid && <Content grid={grid} />}
      <GridIssues issues={issues} />
      <Acts model={model} preview={preview} />
    </Section>
  );
}

function Acts({ model, preview }: { model: GridsModel; preview: Preview }) {
  const words = gridWords();
  const { isCurrent, file } = preview;
  const grid = file.type === 'read' ? file.grid : null;
  const forGroups = preview.mayChoose && preview.audience === 'groups';
  const publish = async (): Promise<void> => {
    const title = grid?.title ?? '';
    const refusal = await model.publish();
    if (refusal) return showToast({ text: words.publishRefusals[refusal], tone: 'todo' });
    showToast({ text: forGroups ? gridWords().doneGroups(title) : gridWords().done(title), tone: 'ok' });
  };
  return (
    <div class="c-cluster">
      {grid && !isCurrent && !isRefused(file) && (
        <Button variant="primary" icon="check" busy={model.busy.value} onClick={() => void publish()}>
          {words.publish}
        </Button>
      )}
      <Button icon="x" onClick={model.dismiss}>
        {grid && !isCurrent ? words.dismiss : words.close}
      </Button>
    </div>
  );
}

function Content({ grid }: { grid: Grid }) {
  const words = gridWords();
  const parts = [
    { id: '', label: words.context, questions: grid.context },
    ...grid.dimensions.map((dimension) => ({
      id: dimension.id,
      label: labelOf(dimension),
      questions: grid.questions.filter((question) => question.dimension === dimension.id),
    })),
  ].filter(({ questions }) => questions.length > 0);
  return (
    <Disclosure title={`${words.contentTitle} (${words.countOf(allQuestions(grid).length)})`}>
      {parts.map(({ id, label, questions }) => (
        <section key={id}>
          <h4>{words.sectionOf(label, words.countOf(questions.length))}</h4>
          <ul class="settings-points">
            {questions.map((question) => (
              <li key={question.id}>
                {labelOf(question)} <span class="c-soft">({words.types[question.type]})</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Disclosure>
  );
}

function Changes({ title: heading, lead, changes }: { title: string; lead: string; changes: GridChanges }) {
  const words = gridWords();
  const count = (questions: readonly unknown[]): string | false =>
    questions.length > 0 && formatNumber(questions.length);
  const groups: readonly [string, readonly Question[]][] = [
    [words.removed, changes.removed],
    [words.retyped, changes.retyped],
    [words.added, changes.added],
  ];
  return (
    <Section title={heading} lead={lead} level={3}>
      <Facts
        items={[
          { label: words.kept, value: formatNumber(changes.kept) },
          ...groups.map(([label, questions]) => ({ label, value: count(questions) })),
          { label: words.withoutOptions, value: count(changes.withoutOptions) },
        ]}
      />
      {groups.map(
        ([title, questions]) =>
          questions.length > 0 && (
            <Disclosure key={title} title={`${title} (${formatNumber(questions.length)})`}>
              <ul class="settings-points">
                {questions.map((question) => (
                  <li key={question.id}>{labelOf(question)}</li>
                ))}
              </ul>
            </Disclosure>
          ),
      )}
      {changes.withoutOptions.length > 0 && (
        <Disclosure title={`${words.withoutOptions} (${formatNumber(changes.withoutOptions.length)})`}>
          <ul class="settings-points">
            {changes.withoutOptions.map(({ question, options }) => (
              <li key={question.id}>{words.lost(labelOf(question), list(options))}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  );
}
