// Two records of a company beside each other, as lists know them; what differs is said in words and by weight.
import { formatSiret } from '#domain/company/siret.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { fold } from '#domain/text/fold.ts';
import { formatMoment } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { labelOf, placeOf } from './company-words.ts';
import { d } from './duplicates-messages.ts';
import { t } from './messages.ts';

interface Line {
  readonly label: string;
  readonly read: (card: CompanyCard) => string;
}

function lines(store: Store): Line[] {
  const words = t();
  const { fields } = words;
  const dossiers = [...store.cards.dossier.value.values()];
  return [
    { label: fields.siret, read: ({ siret }) => siret && formatSiret(siret) },
    { label: fields.commune, read: placeOf },
    { label: fields.address, read: ({ address = '' }) => address },
    { label: d().head, read: ({ head }) => head },
    { label: fields.phone, read: ({ phone, otherPhones = [] }) => [phone, ...otherPhones].filter(Boolean).join(', ') },
    { label: fields.email, read: ({ email = '' }) => email },
    { label: fields.sector, read: ({ sector }) => labelOf(words.sectors, sector) },
    { label: fields.sizeBand, read: ({ sizeBand }) => labelOf(words.sizes, sizeBand) },
    { label: d().dossiers, read: ({ doc }) => `${dossiers.filter(({ company }) => company === doc).length}` },
    { label: d().updated, read: ({ updatedAt }) => formatMoment(updatedAt) },
  ];
}

export function DuplicateTable({ store, a, b }: { store: Store; a: CompanyCard; b: CompanyCard }) {
  const shown = lines(store).filter(({ read }) => read(a) !== '' || read(b) !== '');
  const isOther = ({ read }: Line): boolean => fold(read(a)) !== fold(read(b));
  return (
    <table class="companies-pair-table">
      <thead>
        <tr>
          <th scope="col">
            <span class="c-hidden">{d().field}</span>
          </th>
          {[a, b].map((card) => (
            <th key={card.doc} scope="col">
              <a href={href.company(card.doc)}>{card.name || t().unnamed}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((line) => (
          <tr key={line.label} class={isOther(line) ? 'companies-pair-table__other' : undefined}>
            <th scope="row">
              {line.label}
              {isOther(line) && <span class="c-hidden"> ({d().differs})</span>}
            </th>
            {[a, b].map((card) => (
              <td key={card.doc}>{line.read(card) || <span class="c-soft">{d().empty}</span>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
