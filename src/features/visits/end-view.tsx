// The end of a visit: the summary to read together, the promises, the time, and what comes next. Nothing is locked by it.
import { useState } from 'preact/hooks';
import { BoundDay } from '#binding/bound-fields.tsx';
import { SharedTopics } from '#binding/network/shared-topics.tsx';
import { PhotoStrip } from '#binding/photo-strip.tsx';
import { SignatureField } from '#binding/signature-field.tsx';
import { formProblems } from '#domain/grid/form-state.ts';
import { formatMoment } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { navigate } from '#routing/router.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import { PromisesPart } from './promises-part.tsx';
import { isLength, proposedMinutes, TimePart } from './time-part.tsx';
import { STEP, VisitFrame } from './visit-frame.tsx';
import { VisitNotes } from './visit-notes.tsx';
import type { VisitProps } from './visit-props.ts';

export function EndView(props: VisitProps) {
  const { store, record, model } = props;
  const shared = model.shared.value;
  const company = store.cards.dossier.value.get(record.doc)?.company;
  const [typed, setTyped] = useState<number | null | undefined>(undefined);
  const [tried, setTried] = useState(false);
  const minutes = typed === undefined ? proposedMinutes(model, store.now()) : typed;
  const end = (): void => {
    setTried(true);
    if (!isLength(minutes)) {
      document.querySelector<HTMLElement>('.visit-duration input')?.focus();
      return;
    }
    model.end(minutes);
    showToast({ text: t().endedToast, undo: model.reopen });
  };
  return (
    <VisitFrame
      {...props}
      title={t().endTitle}
      lead={t().endLead}
      step={STEP.end}
      onInterview={() => navigate(href.visitView(record.doc, model.id, 'entretien'))}
      foot={<EndFoot {...props} onEnd={end} />}
    >
      <Ended {...props} />
      <Remaining {...props} />
      <Section title={t().summary}>
        <VisitNotes store={store} record={record} model={model} shared={shared} rows={4} />
        <PhotoStrip store={store} record={record} question="" visit={model.id} shared={shared} />
      </Section>
      <Section title={t().promises} lead={t().promisesLead}>
        <PromisesPart store={store} record={record} model={model} />
        <BoundDay
          store={store}
          record={record}
          field={`visit/${model.id}/next`}
          label={t().nextDate}
          hint={t().nextDateHint}
        />
      </Section>
      {!shared && (
        <TimePart store={store} record={record} model={model} minutes={minutes} onMinutes={setTyped} tried={tried} />
      )}
      <SignatureField store={store} record={record} about="visit" visit={model.id} label={t().signTitle} level={2} />
      {!shared && company && <SharedTopics store={store} company={company} aloud />}
      {!shared && <Afterwards {...props} />}
    </VisitFrame>
  );
}

function Ended({ model }: VisitProps) {
  const endedAt = model.visit.value?.endedAt ?? null;
  if (endedAt === null) return null;
  return (
    <Banner tone="ok" icon="check">
      {t().endedAt(formatMoment(endedAt))}
    </Banner>
  );
}

/** What is still open is told, and never keeps anybody from leaving. */
function Remaining({ record, model, keeper }: VisitProps) {
  const { answered, relevant } = model.progress.value;
  const grid = model.grid.value;
  const wrong = grid ? formProblems(grid, model.answers.value).filter(({ type }) => type === 'constraint').length : 0;
  const open = model.firstOpen();
  const check = model.stages.value.filter(({ state }) => state === 'check').length + wrong;
  if (answered >= relevant && check === 0) return null;
  const go = (): void => {
    if (!open) return;
    keeper.aim(open.question);
    navigate(href.visit(record.doc, model.id, open.section));
  };
  return (
    <Banner
      tone="info"
      icon="list"
      action={
        open && (
          <Button icon="target" onClick={go}>
            {t().firstOpen}
          </Button>
        )
      }
    >
      {relevant > answered && t().stillOpen(relevant - answered)} {check > 0 && t().toCheck(check)}
    </Banner>
  );
}

function EndFoot({ model, onEnd }: VisitProps & { onEnd: () => void }) {
  return model.visit.value?.endedAt == null ? (
    <Button variant="primary" icon="check" onClick={onEnd}>
      {t().endNow}
    </Button>
  ) : (
    <Button icon="play" onClick={model.reopen}>
      {t().reopen}
    </Button>
  );
}

/** The company keeps something the same day. */
function Afterwards({ record, model }: VisitProps) {
  return (
    <Section title={t().afterwards}>
      <div class="c-cluster">
        <LinkButton icon="handshake" href={href.restitution(record.doc)}>
          {t().toRestitution}
        </LinkButton>
        <LinkButton icon="file-text" href={href.document(record.doc, `visite-${model.id}`)}>
          {t().toReport}
        </LinkButton>
        <LinkButton icon="folder-open" href={href.dossier(record.doc)}>
          {t().backToDossier}
        </LinkButton>
      </div>
    </Section>
  );
}
