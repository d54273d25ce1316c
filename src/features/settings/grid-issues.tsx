// What of a grid file cannot be taken, cell by cell: first what refuses it, then what is left out.
import { type FormIssue, isRefusal, type IssueType } from '#domain/xlsform/issue.ts';
import { formatNumber } from '#i18n/format.ts';
import { Banner } from '#ui/banner.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { gridWords } from './grids-messages.ts';
import type { Preview } from './grids-model.ts';

export function isRefused(file: Preview['file']): boolean {
  return file.type !== 'read' || file.grid === null;
}

/** One sentence on the whole file. */
export function Verdict({ preview: { file } }: { preview: Preview }) {
  const words = gridWords();
  if (file.type === 'refused') {
    return (
      <Banner tone="todo" icon="circle-alert" title={words.refusedTitle} live>
        {words.refusals[file.reason]}
      </Banner>
    );
  }
  const refusals = file.type === 'invalid' ? file.problems.length : file.issues.filter(isRefusal).length;
  if (file.type === 'invalid' || file.grid === null) {
    return (
      <Banner tone="todo" icon="circle-alert" title={words.invalidTitle(words.points(refusals))} live>
        {words.invalidHow}
      </Banner>
    );
  }
  const omissions = file.issues.length;
  if (omissions === 0) {
    return (
      <Banner tone="ok" live>
        {words.allTaken}
      </Banner>
    );
  }
  return (
    <Banner
      tone="info"
      title={omissions === 1 ? words.leftOutOne : words.leftOutTitle(`${formatNumber(omissions)} points`)}
      live
    >
      {words.leftOutHow}
    </Banner>
  );
}

function placeOf({ sheet, row, column }: FormIssue): string {
  const words = gridWords();
  if (row === 0) return sheet === '' ? '' : words.wholeSheet(sheet);
  return column === '' ? words.wholeRow(sheet, row) : words.cell(sheet, `${column}${row}`);
}

/** Lines of one kind, in the order of the file. */
function byType(issues: readonly FormIssue[]): ReadonlyMap<IssueType, readonly FormIssue[]> {
  return Map.groupBy(issues, ({ type }) => type);
}

export function GridIssues({ issues }: { issues: readonly FormIssue[] }) {
  const words = gridWords();
  const refusals = issues.filter(isRefusal);
  const omissions = issues.filter((issue) => !isRefusal(issue));
  return (
    <>
      {refusals.length > 0 && <IssueTables title={words.refusalsTitle} issues={refusals} open />}
      {omissions.length > 0 && <IssueTables title={words.omissionsTitle} issues={omissions} />}
    </>
  );
}

/** Beyond this the table says nothing more that helps; the count stands in its title. */
const MOST = 300;

function IssueTables({ title, issues, open }: { title: string; issues: readonly FormIssue[]; open?: boolean }) {
  const words = gridWords();
  return (
    <section>
      <h4>{title}</h4>
      {[...byType(issues)].map(([type, lines]) => (
        <Disclosure key={type} open={open} title={`${words.issues[type]} (${formatNumber(lines.length)})`}>
          <DataTable
            caption={words.issues[type]}
            hideCaption
            columns={[
              { id: 'where', label: words.where, cell: placeOf },
              {
                id: 'there',
                label: words.there,
                cell: ({ what, detail }) => (detail === '' || what.includes(detail) ? what : `${what} (${detail})`),
              },
            ]}
            rows={lines.slice(0, MOST)}
            rowKey={(line) => `${line.sheet} ${line.row} ${line.column} ${line.what} ${line.detail}`}
          />
        </Disclosure>
      ))}
    </section>
  );
}
