import { Badge } from '#ui/badge.tsx';
import { Icon } from '#ui/icon.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { t } from './messages.ts';
import type { NetworkRow } from './network-rows.ts';

const isOpposed = ({ company }: NetworkRow): boolean => company.stance === 'ne-plus-contacter';

export const isMarked = (row: NetworkRow): boolean => row.ambassador || isOpposed(row);

/** What must not be missed of a company; `bare`: signs only, where a column says what they are about. */
export function RowMarks({ row, bare = false }: { row: NetworkRow; bare?: boolean }) {
  const words = t();
  const opposed = isOpposed(row);
  if (bare) {
    return (
      <span class="network-marks">
        {row.ambassador && (
          <span title={words.ambassador}>
            <Icon name="star" />
            <VisuallyHidden>{words.ambassador}</VisuallyHidden>
          </span>
        )}
        {opposed && (
          <span title={words.noContact}>
            <Icon name="circle-alert" />
            <VisuallyHidden>{words.noContact}</VisuallyHidden>
          </span>
        )}
      </span>
    );
  }
  return (
    <>
      {row.ambassador && (
        <Badge tone="strong" icon="star">
          {words.ambassador}
        </Badge>
      )}
      {opposed && <Badge tone="todo">{words.noContact}</Badge>}
    </>
  );
}
