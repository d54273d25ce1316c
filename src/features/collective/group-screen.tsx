// The grid of a group, in a workshop: one section on the screen, the rail of the others, the overview at the end.
import { mayWrite } from '#binding/rights.ts';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { RecordMarks } from '#binding/record-marks.tsx';
import { useRecord } from '#binding/use-record.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Rail } from '#ui/rail.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { groupWords } from './group-messages.ts';
import { createGroupModel, type GroupModel } from './group-model.ts';
import { GroupOverview } from './group-overview.tsx';
import { GroupFoot, GroupSection, GroupSectionLead, groupSectionLabel } from './group-section.tsx';
import { t } from './messages.ts';
import './collective.css';
import './group.css';

interface ScreenProps {
  store: Store;
  doc: DocId;
  /** A section's id; null: the overview. */
  section: string | null;
}

export function StakeGridScreen({ store, doc, section }: ScreenProps) {
  const record = useRecord(store, doc);
  const words = groupWords();
  const back = { href: href.stake(doc), label: words.backToStake };
  if (record === undefined) {
    return (
      <Page title={words.title} back={back}>
        <Skeleton lines={5} />
      </Page>
    );
  }
  if (record === null || record.kind !== 'stake') {
    return (
      <Page title={words.title} back={back}>
        <EmptyState title={t().absentTitle}>{t().absentText}</EmptyState>
      </Page>
    );
  }
  return <OpenGrid store={store} record={record} section={section} back={back} />;
}

interface OpenProps {
  store: Store;
  record: OpenRecord;
  section: string | null;
  back: { href: string; label: string };
}

function OpenGrid({ store, record, section, back }: OpenProps) {
  const model = useMemo(() => createGroupModel(store, record), [store, record]);
  const words = groupWords();
  const writable = mayWrite(store);
  const title = model.stake.value.title || t().untitledStake;
  if (!writable && model.stake.value.confidential) {
    return (
      <Page title={t().stakeKicker} back={back}>
        <EmptyState title={t().hiddenTitle} icon="lock">
          {t().hiddenText}
        </EmptyState>
      </Page>
    );
  }
  if (!model.grid.value) {
    return (
      <Page title={title} back={back}>
        <Skeleton lines={5} />
      </Page>
    );
  }
  if (!model.begun.value) {
    return (
      <Page title={title} kicker={words.kicker} back={back}>
        <EmptyState
          title={words.beginTitle}
          icon="clipboard-list"
          action={
            writable && (
              <Button variant="primary" icon="play" onClick={model.begin}>
                {words.begin}
              </Button>
            )
          }
        >
          {words.beginText}
        </EmptyState>
      </Page>
    );
  }
  return <BegunGrid model={model} section={section} title={title} back={back} writable={writable} />;
}

interface BegunProps {
  model: GroupModel;
  section: string | null;
  title: string;
  back: OpenProps['back'];
  writable: boolean;
}

function BegunGrid({ model, section, title, back, writable }: BegunProps) {
  const words = groupWords();
  const stages = model.stages.value;
  const at = stages.findIndex((stage) => stage.section.id === section);
  const stage = stages[at];
  const shared = model.shared.value;
  return (
    <Page
      marks="group"
      title={stage ? groupSectionLabel(stage.section) : words.overview}
      kicker={title}
      lead={stage ? <GroupSectionLead section={stage.section} /> : words.overviewLead}
      back={back}
      badges={shared ? undefined : <RecordMarks store={model.store} record={model.record} />}
      actions={
        writable && (
          <Button icon={shared ? 'eye' : 'eye-off'} aria-pressed={shared} onClick={() => model.share(!shared)}>
            {words.sharedOn}
          </Button>
        )
      }
      rail={<GroupRail model={model} current={stage?.section.id ?? null} />}
      foot={<GroupFoot model={model} at={stage ? at : stages.length} />}
    >
      {shared && (
        <Banner tone="info" icon="eye-off">
          {writable ? words.sharedHint : t().readOnly}
        </Banner>
      )}
      <fieldset class="c-sheet" disabled={!writable} aria-label={title}>
        {stage ? <GroupSection model={model} stage={stage} /> : <GroupOverview model={model} />}
      </fieldset>
    </Page>
  );
}

/** A dozen sections are taller than a tablet: the rail scrolls by itself to the one on screen. */
function showCurrent(rail: HTMLElement | null): void {
  const box = rail?.parentElement;
  const current = rail?.querySelector<HTMLElement>('[aria-current=step]');
  if (!box || !current) return;
  const { top, bottom } = current.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) box.scrollTop += top - frame.top - frame.height / 3;
}

function GroupRail({ model, current }: { model: GroupModel; current: string | null }) {
  const words = groupWords();
  const rail = useRef<HTMLDivElement>(null);
  useEffect(() => showCurrent(rail.current), [current]);
  const { doc } = model.record;
  const { answered, relevant } = model.progress.value;
  const whole = answered === relevant ? 'done' : answered === 0 ? 'empty' : 'started';
  return (
    <div class="group-rail" ref={rail}>
      <Rail
        label={words.sections}
        items={[
          ...model.stages.value.map(({ section, state, progress }) => ({
            id: section.id,
            label: groupSectionLabel(section),
            state,
            href: href.stakeGrid(doc, section.id),
            current: section.id === current,
            detail: state === 'empty' ? undefined : words.answeredOf(progress.answered, progress.relevant),
          })),
          { id: 'synthese', label: words.overview, state: whole, href: href.stakeGrid(doc), current: current === null },
        ]}
      />
    </div>
  );
}
