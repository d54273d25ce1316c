import { Badge } from '#ui/badge.tsx';
import { t } from './messages.ts';
import type { NetworkRow } from './network-rows.ts';

/** What must not be missed of a company. */
export function RowMarks({ row }: { row: NetworkRow }) {
  return (
    <>
      {row.ambassador && (
        <Badge tone="strong" icon="star">
          {t().ambassador}
        </Badge>
      )}
      {row.company.stance === 'ne-plus-contacter' && <Badge tone="todo">{t().noContact}</Badge>}
    </>
  );
}
