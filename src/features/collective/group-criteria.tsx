// What a group still lacks before a plan, each point with its place.
import { labelOf } from '#binding/question/grid-words.ts';
import { exitCriteria, type ExitCriterion } from '#domain/collective/exit-criteria.ts';
import { ACTIVE_MEMBERS_FOR_PLAN } from '#domain/collective/moves.ts';
import type { StakeMember } from '#domain/collective/stake.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import { Badge } from '#ui/badge.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { groupWords } from './group-messages.ts';

function levelWords({ question }: ExitCriterion, value: number): string {
  const level = question.levels.find((one) => one.value === value);
  return level ? labelOf(level) : String(value);
}

function Mark({ met }: { met: boolean }) {
  const words = groupWords();
  return met ? (
    <Badge tone="ok" icon="check">
      {words.met}
    </Badge>
  ) : (
    <Badge tone="todo">{words.unmet}</Badge>
  );
}

/** What the group answered, and what would do. */
function metaOf(criterion: ExitCriterion): string {
  const words = groupWords();
  const { value, met, least } = criterion;
  const now = value === null ? words.criterionOpen : words.criterionNow(levelWords(criterion, value));
  return met ? now : `${now} ${words.criterionLeast(levelWords(criterion, least))}`;
}

interface CriteriaProps {
  record: OpenRecord;
  /** Each company once. */
  members: readonly StakeMember[];
  grid: Grid | null;
}

export function GroupCriteria({ record, members, grid }: CriteriaProps) {
  const words = groupWords();
  const view = record.view.value;
  const active = members.filter(({ position }) => position === 'porteur' || position === 'actif');
  return (
    <RowList label={words.criteria}>
      <Row
        title={words.criterion['three-active'](active.length, ACTIVE_MEMBERS_FOR_PLAN)}
        badges={<Mark met={active.length >= ACTIVE_MEMBERS_FOR_PLAN} />}
      />
      {exitCriteria(view, grid).map((criterion) => (
        <Row
          key={criterion.guard}
          title={
            <a href={href.stakeGrid(record.doc, criterion.question.dimension)}>{words.criterion[criterion.guard]}</a>
          }
          meta={metaOf(criterion)}
          badges={<Mark met={criterion.met} />}
        />
      ))}
    </RowList>
  );
}
