// The grid of a group on the page of its stake: how far it is, and what it says of going on.
import { GridNewer } from '#binding/grid-move/grid-move.tsx';
import { mayWrite } from '#binding/rights.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { Progress } from '#ui/progress.tsx';
import { Section } from '#ui/section.tsx';
import { GroupCriteria } from './group-criteria.tsx';
import { groupWords } from './group-messages.ts';
import type { GroupModel } from './group-model.ts';
import { GROUP_GRID } from './stake-grid.ts';

interface Props {
  store: Store;
  record: OpenRecord;
  model: GroupModel;
}

export function StakeGridSection({ store, record, model }: Props) {
  const words = groupWords();
  const begun = model.begun.value;
  const { answered, relevant } = model.progress.value;
  const writable = mayWrite(store);
  const act = !writable ? words.look : begun ? words.resume : words.begin;
  return (
    <Section
      title={words.title}
      lead={begun ? words.lead : words.beginText}
      actions={
        <LinkButton href={href.stakeGrid(record.doc)} icon={begun ? 'arrow-right' : 'clipboard-list'}>
          {act}
        </LinkButton>
      }
    >
      {begun && (
        <Progress
          label={words.answers}
          hideLabel
          value={answered}
          max={relevant}
          text={words.progress(answered, relevant)}
        />
      )}
      {writable && <GridNewer store={store} record={record} holder={GROUP_GRID} />}
      <h3 class="stake-reading__title">{words.criteria}</h3>
      <GroupCriteria record={record} members={model.stake.value.members} grid={model.grid.value} />
    </Section>
  );
}
