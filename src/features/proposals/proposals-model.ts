// The proposals as signals, kind by kind, and what a person does about them. A list is computed when it is looked at.
import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { networkSettingsOf } from '#binding/settings/network-settings.ts';
import { editSettings, useSettings, type FollowedSettings } from '#binding/settings/follow-settings.ts';
import { emptyTopics } from '#binding/topic-words.ts';
import type { DocId } from '#domain/ids.ts';
import {
  ambassadorCandidates,
  pairProposals,
  stakeProposals,
  type AmbassadorCandidate,
  type PairProposal,
  type Proposal,
  type StakeProposal,
} from '#domain/network/proposals.ts';
import type { CitingData } from '#domain/network/stake-proposals.ts';
import { addRow, removeRow } from '#domain/record/rows.ts';
import { bringBack, dismissProposal, type NetworkSettings } from '#domain/settings/network.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

export interface ProposalsModel {
  readonly settings: ReadonlySignal<NetworkSettings>;
  readonly lists: {
    readonly enjeu: ReadonlySignal<readonly StakeProposal[]>;
    readonly proches: ReadonlySignal<readonly PairProposal[]>;
    readonly complementaires: ReadonlySignal<readonly PairProposal[]>;
    readonly ambassadeur: ReadonlySignal<readonly AmbassadorCandidate[]>;
  };
  /** For the whole team; true once it is safe on this device. */
  dismiss(proposal: Pick<Proposal, 'key'> & { readonly companies: readonly DocId[] }, reason: string): Promise<boolean>;
  bringBack(key: string): Promise<boolean>;
  /** Notes in the first company's record that the two are to be introduced; the way to take it back, or null. */
  introduce(pair: PairProposal, note: string): Promise<(() => void) | null>;
}

/** Beyond, the other kinds are counted when they are opened. */
const COUNTED_DOSSIERS = 2_000;

export function countsAll(store: Store): boolean {
  return store.cards.dossier.value.size <= COUNTED_DOSSIERS;
}

function createModel(store: Store, followed: FollowedSettings): ProposalsModel {
  const settings = networkSettingsOf(followed);
  const data = (): CitingData => ({
    companies: store.cards.company.value,
    dossiers: store.cards.dossier.value.values(),
    stakes: store.cards.stake.value.values(),
    none: emptyTopics(store),
  });
  const write = (key: string, edit: Parameters<typeof editSettings>[3]): Promise<boolean> =>
    editSettings(store, followed, { purpose: 'network', key: `dismissed/${key}/reason`, name: t().settingsName }, edit);
  return {
    settings,
    lists: {
      enjeu: computed(() => stakeProposals(data(), settings.value)),
      proches: computed(() => pairProposals(data(), 'proches', settings.value)),
      complementaires: computed(() => pairProposals(data(), 'complementaires', settings.value)),
      ambassadeur: computed(() => ambassadorCandidates(data(), settings.value)),
    },
    dismiss: (proposal, reason) =>
      write(proposal.key, (draft) => dismissProposal(draft, proposal, reason, store.now())),
    bringBack: (key) => write(key, (draft) => bringBack(draft, key)),
    async introduce({ companies: [one, other] }, note) {
      let row = '';
      const { ok } = await store.edit(one, (draft) => {
        row = addRow(draft, 'link', { to: other, type: 'presentation', note }, store.now());
      });
      return ok ? () => void store.edit(one, (draft) => removeRow(draft, 'link', row)) : null;
    },
  };
}

/** Live while the component is there. */
export function useProposals(store: Store): ProposalsModel {
  const followed = useSettings(store, 'network');
  return useMemo(() => createModel(store, followed), [store, followed]);
}
