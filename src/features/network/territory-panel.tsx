import { communeOf, distanceKm, type Commune } from '#domain/territory/communes.ts';
import { formatDistance, formatNumber, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { Button } from '#ui/button.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';
import type { NetworkRow } from './network-rows.ts';
import { byName } from './network-sort.ts';
import { dossierOf, nameOf } from './network-words.ts';
import { territoryWords } from './territory-messages.ts';

interface PanelProps {
  model: NetworkModel;
  code: string | null;
  groups: ReadonlyMap<string, readonly NetworkRow[]>;
  onClose: () => void;
}

/** A commune's companies, and the nearest communes that have some. */
export function CommunePanel({ model, code, groups, onClose }: PanelProps) {
  const words = t();
  const commune = code === null ? null : communeOf(code);
  if (!commune) {
    return (
      <div class="network-panel network-panel--none">
        <p>
          <strong>{words.panelNone}</strong>
        </p>
        <p class="c-soft">{words.panelNoneText}</p>
      </div>
    );
  }
  const rows = groups.get(commune.code) ?? [];
  return (
    <div class="network-panel" aria-live="polite">
      <div class="network-panel__head">
        <h3>{commune.name}</h3>
        <Button variant="plain" icon="x" onClick={onClose}>
          {words.closePanel}
        </Button>
      </div>
      <p class="c-small c-soft">{words.panelFacts(formatNumber(commune.population), list(commune.postcodes))}</p>
      {rows.length === 0 ? (
        <p>{words.panelEmpty}</p>
      ) : (
        <RowList label={commune.name}>
          {byName(rows).map((row) => (
            <RowLink
              key={row.doc}
              href={href.company(row.doc)}
              title={nameOf(row)}
              icon={row.ambassador ? 'star' : undefined}
              meta={row.ambassador ? `${words.ambassador} · ${dossierOf(row)}` : dossierOf(row)}
            />
          ))}
        </RowList>
      )}
      <Narrow model={model} code={commune.code} />
      <Nearest commune={commune} groups={groups} onChoose={model.chooseCommune} />
    </div>
  );
}

/** The commune as the filter of all three faces, or no longer. */
function Narrow({ model, code }: { model: NetworkModel; code: string }) {
  const words = territoryWords();
  const alone = model.filter.value.commune === code;
  return (
    <div class="c-cluster">
      <Button icon={alone ? 'x' : 'filter'} onClick={() => model.change({ commune: alone ? '' : code })}>
        {alone ? words.everywhere : words.onlyHere}
      </Button>
    </div>
  );
}

const NEAREST = 5;

interface NearestProps {
  commune: Commune;
  groups: PanelProps['groups'];
  onChoose: (code: string) => void;
}

function Nearest({ commune, groups, onChoose }: NearestProps) {
  const words = territoryWords();
  const near = [...groups]
    .flatMap(([code, rows]) => {
      const other = communeOf(code);
      return other && other.code !== commune.code
        ? [{ other, count: rows.length, km: distanceKm(commune, other) }]
        : [];
    })
    .sort((a, b) => a.km - b.km)
    .slice(0, NEAREST);
  if (near.length === 0) return null;
  return (
    <div class="c-stack c-stack--tight">
      <h4>{words.near}</h4>
      <ul class="c-plain c-stack c-stack--tight">
        {near.map(({ other, count, km }) => (
          <li key={other.code} class="territory-near">
            <Button variant="plain" icon="map-pin" onClick={() => onChoose(other.code)}>
              {other.name}
            </Button>
            <span class="c-small c-soft">{words.nearLine(count, formatDistance(km))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
