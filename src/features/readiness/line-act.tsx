// What can be done about a line in one touch; nothing where there is nothing to do.
import type { Line } from '#domain/readiness/readiness.ts';
import { href } from '#routing/routes.ts';
import { askPersistence } from '#store/persistence.ts';
import type { Store } from '#store/store.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { Check, ReadyModel } from './ready-model.ts';

interface ActProps {
  store: Store;
  model: ReadyModel;
  check: Check;
  line: Line;
}

export function LineAct({ store, model, check, line }: ActProps) {
  const { worker, unsent, records } = check.facts;
  if (line.state === 'yes') return null;
  switch (line.id) {
    case 'app':
      return worker.missing.length > 0 || worker.state === 'silent' ? (
        <Button icon="refresh-cw" onClick={() => void store.flushAll().then(store.platform.repairApp)}>
          {t().repair}
        </Button>
      ) : null;
    case 'grid':
      return check.facts.gridsMissing > 0 ? <LinkButton href={href.grids()}>{t().grids}</LinkButton> : null;
    case 'records':
      return records.arriving > 0 ? (
        <Button icon="download" busy={model.busy.value} onClick={() => void model.look()}>
          {t().askRecords}
        </Button>
      ) : null;
    case 'saved':
      return <LinkButton href={href.outbox()}>{t().seeOutbox}</LinkButton>;
    case 'update':
      return (
        <Button icon="download" onClick={() => void store.platform.takeUpdate()}>
          {t().takeUpdate}
        </Button>
      );
    case 'unsent':
      return <UnsentAct store={store} joined={unsent.joined} stuck={unsent.stuck > 0} />;
    case 'persisted':
      return (
        <Button icon="shield-check" onClick={() => void askAgain(store, model)}>
          {t().ask}
        </Button>
      );
    default:
      return null;
  }
}

function UnsentAct({ store, joined, stuck }: { store: Store; joined: boolean; stuck: boolean }) {
  if (!joined)
    return (
      <LinkButton icon="link" href={href.join('')}>
        {t().join}
      </LinkButton>
    );
  return stuck ? (
    <LinkButton icon="send" href={href.outbox()}>
      {t().seeOutbox}
    </LinkButton>
  ) : (
    <Button icon="send" onClick={() => store.platform.sendNow()}>
      {t().send}
    </Button>
  );
}

async function askAgain(store: Store, model: ReadyModel): Promise<void> {
  const { granted } = await askPersistence(store);
  if (!granted) showToast({ text: t().refused, tone: 'todo' });
  await model.look();
}
