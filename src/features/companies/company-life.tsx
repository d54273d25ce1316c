// What a company lives here: its dossiers, the stakes and the actions it takes part in.
import { useState } from 'preact/hooks';
import { writeNewDossier } from '#domain/dossier/dossier.ts';
import { gridHash } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import { seenActions, seenStakes } from '#binding/rights.ts';
import type { ActionCard, DossierCard, StakeCard } from '#domain/record/cards.ts';
import { formatMoment } from '#i18n/format.ts';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { labelOf } from './company-words.ts';
import { unsentIn } from './companies-model.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  doc: DocId;
}

/** Newest first. */
function dossiersOf(cards: Iterable<DossierCard>, company: DocId): DossierCard[] {
  return [...cards].filter((card) => card.company === company).sort((a, b) => b.updatedAt - a.updatedAt);
}

export function takesPartIn(
  stakes: Iterable<StakeCard>,
  actions: Iterable<ActionCard>,
  company: DocId,
): { readonly stakes: { card: StakeCard; position: string }[]; readonly actions: ActionCard[] } {
  return {
    stakes: [...stakes].flatMap((card) => {
      const member = card.members.find((one) => one.company === company && one.position !== 'non');
      return member ? [{ card, position: member.position }] : [];
    }),
    actions: [...actions].filter((card) => card.companies.includes(company)),
  };
}

/** Creates a dossier for the company and opens it; the grid is pinned now (SYNC R10). */
export function OpenDossierButton({ store, doc }: Props) {
  const [busy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    const grid = store.grids.current.value;
    if (!grid) {
      showToast({ text: t().gridLoading, tone: 'info' });
      return;
    }
    setBusy(true);
    const advisor = store.device.value.member?.id ?? '';
    const { doc: dossier } = await store.create('dossier', (draft) =>
      writeNewDossier(draft, {
        company: doc,
        mode: 'express',
        advisor,
        grid: gridHash(grid),
        gridId: grid.id,
        gridVersion: grid.version,
      }),
    );
    navigate(href.dossier(dossier));
  };
  return (
    <Button variant="primary" icon="folder-open" busy={busy} onClick={() => void open()}>
      {busy ? t().opening : t().openDossier}
    </Button>
  );
}

export function DossiersSection({ store, doc }: Props) {
  const dossiers = dossiersOf(store.cards.dossier.value.values(), doc);
  const unsent = unsentIn(store);
  return (
    <Section title={t().dossiers}>
      {dossiers.length === 0 ? (
        <p class="c-soft">{t().noDossier}</p>
      ) : (
        <RowList label={t().dossiers}>
          {dossiers.map((card) => (
            <RowLink
              key={card.doc}
              icon="folder-open"
              href={href.dossier(card.doc)}
              title={t().dossierTitle(t()[card.mode])}
              meta={[
                card.relevant > 0 && t().answered(card.answered, card.relevant),
                t().updated(formatMoment(card.updatedAt)),
                unsent.has(card.doc) && t().unsentMeta,
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

export function TakesPartSection({ store, doc }: Props) {
  const { stakes, actions } = takesPartIn(seenStakes(store), seenActions(store), doc);
  return (
    <Section title={t().stakesAndActions}>
      {stakes.length + actions.length === 0 ? (
        <p class="c-soft">{t().noStake}</p>
      ) : (
        <RowList label={t().stakesAndActions}>
          {stakes.map(({ card, position }) => (
            <RowLink
              key={card.doc}
              icon="handshake"
              href={href.stake(card.doc)}
              title={card.title || t().untitled}
              meta={[t().stake, labelOf(t().positions, position)].join(' · ')}
            />
          ))}
          {actions.map((card) => (
            <RowLink
              key={card.doc}
              icon="flag"
              href={href.action(card.doc)}
              title={card.title || t().untitled}
              meta={t().action}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}
