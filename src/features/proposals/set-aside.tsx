// What the team set aside, why, and the way back.
import { companyName } from '#binding/company/company-words.ts';
import { roleOf } from '#binding/rights.ts';
import { topicName } from '#binding/topic-words.ts';
import { whoWrote } from '#binding/writer-words.ts';
import { proposalOfKey } from '#domain/network/proposals.ts';
import type { Dismissal } from '#domain/settings/network.ts';
import { formatMoment, list } from '#i18n/format.ts';
import type { ProposalsView } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { ProposalsModel } from './proposals-model.ts';

interface Props {
  store: Store;
  model: ProposalsModel;
  view: ProposalsView;
}

export function SetAside({ store, model, view }: Props) {
  const words = t();
  const mayBringBack = roleOf(store) === 'coordinator' || store.device.value.member === null;
  const dismissed = [...model.settings.value.dismissed.values()]
    .filter(({ key }) => proposalOfKey(key)?.kind === view)
    .sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
  const bringBack = async (key: string): Promise<void> => {
    const done = await model.bringBack(key);
    showToast(done ? { text: words.broughtBack } : { text: words.notSaved, tone: 'danger' });
  };
  return (
    <>
      {!mayBringBack && <p class="c-small c-soft">{words.coordinatorsDismiss}</p>}
      {dismissed.length > 0 && (
        <Disclosure title={words.setAside(dismissed.length)}>
          <RowList label={words.setAside(dismissed.length)}>
            {dismissed.map((one) => (
              <Row
                key={one.key}
                icon="x"
                title={titleOf(store, one)}
                meta={[
                  one.reason ? words.setAsideWhy(one.reason) : words.setAsideWithout,
                  words.setAsideBy(whoWrote(store, one.tag), formatMoment(one.at)),
                ].join(' · ')}
                action={
                  mayBringBack && (
                    <Button icon="undo-2" onClick={() => void bringBack(one.key)}>
                      {words.bringBack}
                    </Button>
                  )
                }
              />
            ))}
          </RowList>
        </Disclosure>
      )}
    </>
  );
}

function titleOf(store: Store, { key, companies }: Dismissal): string {
  const about = proposalOfKey(key);
  const names = list(companies.map((doc) => companyName(store, doc)));
  return about?.topic ? `${topicName(store, about.topic)} · ${names}` : names;
}
