import type { Day } from '#domain/day.ts';
import { isAmbassadorOn } from '#domain/network/ambassadors.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { href } from '#routing/routes.ts';
import { Badge } from '#ui/badge.tsx';
import { RowLink } from '#ui/row-list.tsx';
import { labelOf, placeOf } from './company-words.ts';
import { t } from './messages.ts';

interface RowProps {
  card: CompanyCard;
  unsent: boolean;
  today: Day;
}

/** One company in the list. */
export function CompanyRow({ card, unsent, today }: RowProps) {
  const meta = [placeOf(card), card.sector && labelOf(t().sectors, card.sector), card.head].filter(Boolean);
  return (
    <RowLink
      href={href.company(card.doc)}
      title={card.name || t().unnamed}
      meta={meta.join(' · ')}
      badges={<CompanyBadges card={card} unsent={unsent} today={today} />}
    />
  );
}

/** What must not be missed about a company, in words. */
export function CompanyBadges({ card, unsent, today }: RowProps) {
  return (
    <>
      {card.stance === 'ne-plus-contacter' && (
        <Badge tone="todo" icon="phone">
          {t().noContact}
        </Badge>
      )}
      {card.conflicts > 0 && (
        <Badge tone="todo" icon="split">
          {t().conflicts}
        </Badge>
      )}
      {isAmbassadorOn(card.ambassador, today) && (
        <Badge tone="strong" icon="star">
          {t().ambassador}
        </Badge>
      )}
      {unsent && (
        <Badge tone="offline" icon="send">
          {t().unsent}
        </Badge>
      )}
    </>
  );
}
