// What is said and done about each kind of proposal.
import { useState } from 'preact/hooks';
import { companyName } from '#binding/company/company-words.ts';
import { roleOf } from '#binding/rights.ts';
import { beginStakeDraft } from '#binding/stake/stake-draft.ts';
import { topicName } from '#binding/topic-words.ts';
import { dayAt } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { AmbassadorCandidate, PairProposal, Proposal, StakeProposal } from '#domain/network/proposals.ts';
import { formatDay, list } from '#i18n/format.ts';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { showToast } from '#ui/toast.tsx';
import { DismissDialog } from './dismiss-dialog.tsx';
import { t } from './messages.ts';
import { ProposalSheet } from './proposal-sheet.tsx';
import { apartWords, reasonLines, spreadWords, stakeReasons } from './proposal-words.ts';
import type { ProposalsModel } from './proposals-model.ts';

interface KindProps<Kind> {
  store: Store;
  model: ProposalsModel;
  proposal: Kind;
}

export function StakeSheet({ store, model, proposal }: KindProps<StakeProposal>) {
  const words = t();
  const title = topicName(store, proposal.topic);
  const docs = proposal.companies.map(({ doc }) => doc);
  const open = async (): Promise<void> => {
    const today = formatDay(dayAt(store.now()));
    await beginStakeDraft(store, proposal.key, {
      title,
      topic: proposal.topic,
      description: words.prefilled(docs.length, spreadWords(proposal), today),
      origin: 'suggestion',
      members: docs,
    });
    navigate(href.stakeNew(proposal.key));
  };
  return (
    <ProposalSheet
      store={store}
      icon="target"
      title={title}
      detail={words.companies(docs.length)}
      companies={docs}
      reasons={stakeReasons(proposal)}
      actions={
        <>
          <Button icon="plus" onClick={() => void open()}>
            {words.openStake}
          </Button>
          <Dismiss store={store} model={model} proposal={{ key: proposal.key, companies: docs }} title={title} />
        </>
      }
    />
  );
}

export function PairSheet({ store, model, proposal }: KindProps<PairProposal>) {
  const words = t();
  const [a, b] = proposal.companies.map((doc) => companyName(store, doc)) as [string, string];
  const title = list([a, b]);
  const reasons = reasonLines(store, proposal.reasons);
  const introduce = async (): Promise<void> => {
    const undo = await model.introduce(proposal, words.introducedNote(`${reasons.join('. ')}.`));
    showToast(undo ? { text: words.introduced(a, b), undo } : { text: words.notSaved, tone: 'danger' });
  };
  return (
    <ProposalSheet
      store={store}
      icon={proposal.kind === 'proches' ? 'users' : 'handshake'}
      title={title}
      detail={apartWords(proposal.km)}
      companies={proposal.companies}
      reasons={reasons}
      actions={
        <>
          <Button icon="handshake" onClick={() => void introduce()}>
            {words.introduce}
          </Button>
          <Dismiss store={store} model={model} proposal={proposal} title={title} />
        </>
      }
    />
  );
}

export function AmbassadorSheet({ store, model, proposal }: KindProps<AmbassadorCandidate>) {
  const words = t();
  const [company] = proposal.companies;
  const title = companyName(store, company);
  return (
    <ProposalSheet
      store={store}
      icon="star"
      title={title}
      detail={store.cards.company.value.get(company)?.head ?? ''}
      companies={proposal.companies}
      reasons={reasonLines(store, proposal.reasons, true)}
      actions={
        <>
          <LinkButton href={`${href.company(company)}#ambassadeur`} icon="star">
            {words.askAmbassador}
          </LinkButton>
          <Dismiss store={store} model={model} proposal={proposal} title={title} />
        </>
      }
    />
  );
}

interface DismissProps {
  store: Store;
  model: ProposalsModel;
  proposal: Pick<Proposal, 'key'> & { readonly companies: readonly DocId[] };
  title: string;
}

/** Settings are the coordinators' to write: the others read what was set aside. */
function Dismiss({ store, model, proposal, title }: DismissProps) {
  const words = t();
  const [asking, setAsking] = useState(false);
  if (roleOf(store) !== 'coordinator' && store.device.value.member !== null) return null;
  const dismiss = async (reason: string): Promise<void> => {
    setAsking(false);
    const done = await model.dismiss(proposal, reason);
    showToast(
      done
        ? { text: words.dismissed, undo: () => void model.bringBack(proposal.key) }
        : { text: words.notSaved, tone: 'danger' },
    );
  };
  return (
    <>
      <Button icon="x" aria-label={words.dismissOf(title)} onClick={() => setAsking(true)}>
        {words.dismiss}
      </Button>
      {asking && (
        <DismissDialog title={title} onDismiss={(reason) => void dismiss(reason)} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
