// What can happen next: the ways on from the domain's table, and for each what is missing and where to do it.
import { stateWords } from '#binding/dossier/dossier-words.ts';
import { t as stage } from '#binding/dossier/messages.ts';
import { useState } from 'preact/hooks';
import { FormGaps } from '#binding/dossier/form-gaps.tsx';
import { whoWrote } from '#binding/writer-words.ts';
import type { GuardId } from '#domain/dossier/guard-ids.ts';
import { resumeDossier, setAside } from '#domain/dossier/journal.ts';
import type { Transition } from '#domain/dossier/states.ts';
import type { DocId } from '#domain/ids.ts';
import type { RecordEvent } from '#domain/record/record.ts';
import { formatDay, formatMoment, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { showToast } from '#ui/toast.tsx';
import type { DossierModel } from './dossier-model.ts';
import { outcomeWords } from './dossier-words.ts';
import { t } from './messages.ts';
import { MoveDialog } from './move-dialog.tsx';
import { PauseDialog } from './pause-dialog.tsx';
import { stepsFrom, type Step } from './move-form.ts';

type Place = keyof ReturnType<typeof t>['sections'];

/** Where a missing point is put right: a part of this page, or the restitution and the plan on screens of their own. */
const PLACE_OF: Partial<Record<GuardId, Place>> = {
  'attempt-logged': 'contact',
  'attempts-or-refusal': 'contact',
  'meeting-set': 'contact',
  'visit-started': 'visits',
  'notice-shown': 'visits',
  'enough-evaluated': 'restitution',
  'restitution-dated': 'restitution',
  'agreement-noted': 'restitution',
  'action-planned': 'plan',
  'plan-agreed': 'plan',
  'quality-checked': 'committee',
  'committee-consent': 'committee',
  'reserves-lifted': 'committee',
  'action-started': 'plan',
  'handoff-settled': 'committee',
  'actions-settled': 'plan',
};

function addressOf(place: Place, doc: DocId): string {
  if (place === 'restitution') return href.restitution(doc);
  return place === 'plan' ? href.plan(doc) : `#${place}`;
}

function titleOf({ to, from, outcomes }: Transition): string {
  if (from.includes('clos')) return t().reopen;
  if (from.includes('ajourne') && to === 'plan_redige') return t().redraft;
  if (to !== 'clos') return stage().moves[to];
  if (outcomes.includes('autre')) return t().closeOther;
  return t().closeAs(
    list(
      outcomes.map((outcome) => outcomeWords(outcome).toLocaleLowerCase()),
      'disjunction',
    ),
  );
}

/** Where a move leads, in words. */
function goalOf({ to, outcomes }: Transition): string {
  const state = stateWords(to);
  const ends = list(
    outcomes.map((outcome) => outcomeWords(outcome).toLocaleLowerCase()),
    'disjunction',
  );
  return ends === '' ? state : t().goal(state, ends);
}

export function StepsSection({ model }: { model: DossierModel }) {
  const [moving, setMoving] = useState<Transition | null>(null);
  const [pausing, setPausing] = useState(false);
  const standing = model.standing.value;
  const steps = stepsFrom(standing.state, model.role.value, model.facts());
  const main = steps.filter((step) => !step.aside);
  const others = steps.filter((step) => step.aside && step.mine);
  const mayPause = standing.paused === null && standing.state !== 'clos' && standing.state !== 'anonymise';
  return (
    <Section id="steps" title={t().sections.steps}>
      <Arbitration model={model} />
      {main.length === 0 && <p class="c-soft">{standing.state === 'clos' ? t().stepsClosed : t().stepsNone}</p>}
      {main.length > 0 && (
        <RowList label={t().sections.steps}>
          {main.map((step) => (
            <StepRow
              key={titleOf(step.transition)}
              model={model}
              step={step}
              onMove={() => setMoving(step.transition)}
            />
          ))}
        </RowList>
      )}
      {(others.length > 0 || mayPause) && (
        <Disclosure title={t().otherSteps}>
          <div class="c-cluster">
            {mayPause && (
              <Button icon="clock" onClick={() => setPausing(true)}>
                {t().pause}
              </Button>
            )}
            {others.map(({ transition }) => (
              <Button key={titleOf(transition)} icon="arrow-right" onClick={() => setMoving(transition)}>
                {titleOf(transition)}
              </Button>
            ))}
          </div>
        </Disclosure>
      )}
      {moving && (
        <MoveDialog model={model} transition={moving} title={titleOf(moving)} onClose={() => setMoving(null)} />
      )}
      {pausing && <PauseDialog model={model} onClose={() => setPausing(false)} />}
    </Section>
  );
}

function StepRow({ model, step, onMove }: { model: DossierModel; step: Step; onMove: () => void }) {
  const { doc } = model.record;
  const { transition, missing, mine } = step;
  const ready = missing.length === 0;
  return (
    <Row
      title={goalOf(transition)}
      meta={mine ? undefined : t().byCoordination}
      badges={
        ready ? (
          !mine && <Badge icon="circle-check">{t().ready}</Badge>
        ) : (
          <Badge icon="circle-dot">{t().missing(missing.length)}</Badge>
        )
      }
      action={
        mine && ready ? (
          <Button icon="arrow-right" onClick={onMove}>
            {titleOf(transition)}
          </Button>
        ) : undefined
      }
    >
      {missing.length > 0 && (
        <ul class="dossier-missing c-plain">
          {missing.map((guard) => (
            <li key={guard}>
              <span>{stage().guards[guard]}</span>
              {mine && PLACE_OF[guard] && <GoThere place={PLACE_OF[guard]} doc={doc} />}
            </li>
          ))}
        </ul>
      )}
      {missing.includes('form-settled') && <FormGaps core={model} hrefOf={(...place) => href.visit(doc, ...place)} />}
    </Row>
  );
}

function GoThere({ place, doc }: { place: Place; doc: DocId }) {
  return (
    <a href={addressOf(place, doc)} aria-label={t().goTo(t().sections[place])}>
      {t().goThere}
    </a>
  );
}

/** The dossier sleeps: why, until when, and the way back. */
export function PauseBanner({ model }: { model: DossierModel }) {
  const { paused } = model.standing.value;
  if (!paused) return null;
  const resume = (): void => {
    model.edit(resumeDossier);
    showToast({ text: t().resumed });
  };
  return (
    <Banner
      tone="todo"
      icon="clock"
      title={t().pausedTitle}
      action={
        <Button icon="play" onClick={resume}>
          {t().resume}
        </Button>
      }
    >
      {t().pausedText(paused.reason, paused.until ? formatDay(paused.until) : '')}
    </Banner>
  );
}

function eventWords(event: RecordEvent): string {
  const { from, to } = event.body;
  return t().moved(stateWords(String(from ?? '')), stateWords(String(to ?? '')));
}

/** Moves that do not follow from each other: told to everybody, settled by the coordination. */
function Arbitration({ model }: { model: DossierModel }) {
  const [aside, setAsideEvent] = useState<RecordEvent | null>(null);
  const events = model.standing.value.toArbitrate;
  if (events.length === 0) return null;
  const coordinator = model.role.value === 'coordinator';
  return (
    <Banner tone="todo" icon="scale" title={t().arbitrateTitle(events.length)}>
      <p>{t().arbitrateText}</p>
      <ul class="dossier-missing c-plain">
        {events.map((event) => (
          <li key={event.id}>
            <span>
              <b>{eventWords(event)}</b> {t().journalBy(whoWrote(model.store, event.tag), formatMoment(event.at))}
            </span>
            {coordinator && (
              <Button icon="check" onClick={() => setAsideEvent(event)}>
                {t().setAside}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!coordinator && <p>{t().arbitrateWait}</p>}
      {aside && <AsideDialog model={model} event={aside} onClose={() => setAsideEvent(null)} />}
    </Banner>
  );
}

function AsideDialog({ model, event, onClose }: { model: DossierModel; event: RecordEvent; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const put = (): void => {
    model.edit((draft) => setAside(draft, event.id, reason.trim()));
    onClose();
  };
  return (
    <Dialog
      open
      title={t().setAsideTitle}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" icon="check" onClick={put}>
            {t().setAside}
          </Button>
          <Button onClick={onClose}>{t().cancel}</Button>
        </>
      }
    >
      <p>{eventWords(event)}</p>
      <p class="c-soft">{t().setAsideText}</p>
      <TextArea label={t().reason} value={reason} onInput={setReason} />
    </Dialog>
  );
}
