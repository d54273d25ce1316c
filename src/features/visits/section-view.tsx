// One section of the grid on the screen: its questions, the rail of the others, the way on.
import { GridText } from '#binding/question/grid-text.tsx';
import { sectionAbout, sectionLabel } from '#binding/question/grid-words.ts';
import { RecordMarks } from '#binding/record-marks.tsx';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDay } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { navigate } from '#routing/router.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Menu } from '#ui/menu.tsx';
import { Page } from '#ui/page.tsx';
import { Progress } from '#ui/progress.tsx';
import { Rail } from '#ui/rail.tsx';
import { showToast } from '#ui/toast.tsx';
import { EndDialog } from './end-dialog.tsx';
import { t } from './messages.ts';
import { dayOfVisit } from './notice-view.tsx';
import { QuestionCard } from './question-card.tsx';
import type { ResumeKeeper } from './resume.ts';
import { goToQuestion, useResume } from './use-resume.ts';
import type { Stage, VisitModel } from './visit-model.ts';

interface SectionProps {
  store: Store;
  record: OpenRecord;
  visit: string;
  model: VisitModel;
  keeper: ResumeKeeper;
  stage: Stage;
  company: string;
  onNotice: () => void;
}

/** Fourteen sections are taller than a tablet: the rail scrolls by itself to the one on screen. */
function showCurrent(rail: HTMLElement | null): void {
  const box = rail?.parentElement;
  const current = rail?.querySelector<HTMLElement>('[aria-current=step]');
  if (!box || !current) return;
  const { top, bottom } = current.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) box.scrollTop += top - frame.top - frame.height / 3;
}

/** Three to seven questions that belong together; free order between sections. */
export function SectionView(props: SectionProps) {
  const { store, record, visit, model, keeper, stage } = props;
  const { section } = stage;
  const root = useRef<HTMLDivElement>(null);
  const rail = useRef<HTMLDivElement>(null);
  const [ending, setEnding] = useState(false);
  useResume(root, keeper, visit, section.id);
  useEffect(() => showCurrent(rail.current), [section.id]);
  const toFirstOpen = (): void => {
    const open = model.firstOpen();
    if (!open) showToast({ text: t().nothingOpen });
    else if (open.section === section.id && root.current) goToQuestion(root.current, open.question, null);
    else {
      keeper.aim(open.question);
      navigate(href.visit(record.doc, visit, open.section));
    }
  };
  return (
    <Page
      title={sectionLabel(section)}
      kicker={<Kicker {...props} />}
      lead={<GridText>{sectionAbout(section)}</GridText>}
      badges={<Badges {...props} />}
      back={{ href: href.dossier(record.doc), label: props.company || t().backToDossier }}
      actions={
        <div class="visit-acts">
          <Acts {...props} onEnd={() => setEnding(true)} />
        </div>
      }
      rail={
        <div class="visit-rail" ref={rail}>
          <Button variant="plain" icon="target" onClick={toFirstOpen}>
            {t().firstOpen}
          </Button>
          <SectionRail {...props} />
        </div>
      }
      foot={<Foot {...props} onEnd={() => setEnding(true)} />}
    >
      {model.shared.value && (
        <Banner tone="info" icon="eye-off">
          {t().sharedHint}
        </Banner>
      )}
      <div class="visit-questions" ref={root}>
        {section.questions.map((question) => (
          <QuestionCard key={question.id} store={store} record={record} model={model} question={question} />
        ))}
      </div>
      {ending && (
        <EndDialog
          model={model}
          now={store.now()}
          onClose={() => setEnding(false)}
          onEnded={() => {
            showToast({ text: t().endedToast, undo: model.reopen });
            navigate(href.dossier(record.doc));
          }}
        />
      )}
    </Page>
  );
}

/** Shown to the head of the company, the screen says nothing of the team. */
function Badges({ store, record, model }: SectionProps) {
  return (
    <>
      {model.visit.value?.endedAt && <Badge icon="check">{t().ended}</Badge>}
      {!model.shared.value && <RecordMarks store={store} record={record} />}
    </>
  );
}

function Kicker({ store, model }: SectionProps) {
  const day = formatDay(dayOfVisit(store, model));
  const mode = model.dossier.value.mode === 'express' ? t().express : t().complete;
  return (
    <>
      {model.visit.value?.kind === 'suivi' ? t().followUpOf(day) : t().visitOf(day)}, {mode}
    </>
  );
}

function Acts({ model, onNotice, onEnd }: SectionProps & { onEnd: () => void }) {
  const { mode } = model.dossier.value;
  const shared = model.shared.value;
  const other = mode === 'express' ? 'complet' : 'express';
  const switchMode = (): void => {
    model.setMode(other);
    showToast({
      text: t().modeChanged(other === 'express' ? t().express : t().complete),
      undo: () => model.setMode(mode),
    });
  };
  const reopen = (): void => {
    model.reopen();
    showToast({ text: t().reopened });
  };
  const ended = model.visit.value?.endedAt !== null;
  return (
    <>
      <Button icon={shared ? 'eye' : 'eye-off'} aria-pressed={shared} onClick={() => model.share(!shared)}>
        {t().sharedOn}
      </Button>
      <Menu
        label={t().more}
        items={[
          {
            id: 'mode',
            label: mode === 'express' ? t().toComplete : t().toExpress,
            icon: 'list',
            onSelect: switchMode,
          },
          { id: 'notice', label: t().readNotice, icon: 'shield-check', onSelect: onNotice },
          ended
            ? { id: 'reopen', label: t().reopen, icon: 'play', onSelect: reopen }
            : { id: 'end', label: t().end, icon: 'square', onSelect: onEnd },
        ]}
      />
    </>
  );
}

function SectionRail({ record, visit, model, stage }: SectionProps) {
  return (
    <Rail
      label={t().sections}
      items={model.stages.value.map(({ section, state, progress }) => ({
        id: section.id,
        label: sectionLabel(section),
        state,
        href: href.visit(record.doc, visit, section.id),
        current: section.id === stage.section.id,
        detail: state === 'empty' ? undefined : t().answeredOf(progress.answered, progress.relevant),
      }))}
    />
  );
}

function Foot({ record, visit, model, stage, onEnd }: SectionProps & { onEnd: () => void }) {
  const stages = model.stages.value;
  const at = stages.findIndex(({ section }) => section.id === stage.section.id);
  const [previous, next] = [stages[at - 1], stages[at + 1]];
  const { answered, relevant } = model.progress.value;
  return (
    <div class="visit-foot">
      <Progress label={t().answers} hideLabel value={answered} max={relevant} text={t().progress(answered, relevant)} />
      <div class="visit-foot__acts">
        {previous && (
          <LinkButton icon="arrow-left" href={href.visit(record.doc, visit, previous.section.id)}>
            {t().previous}
          </LinkButton>
        )}
        {next ? (
          <LinkButton variant="primary" icon="arrow-right" href={href.visit(record.doc, visit, next.section.id)}>
            {t().next}
          </LinkButton>
        ) : (
          <Button variant="primary" icon="check" onClick={onEnd}>
            {t().end}
          </Button>
        )}
      </div>
    </div>
  );
}
