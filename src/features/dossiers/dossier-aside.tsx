// Beside the dossier: the company, the grid's mode and progress, and who follows it.
import { useState } from 'preact/hooks';
import { FieldConflict } from '#binding/field-conflict.tsx';
import type { Mode } from '#domain/grid/grid.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { href } from '#routing/routes.ts';
import type { ServerFailure } from '#store/platform.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { Facts } from '#ui/facts.tsx';
import { Progress } from '#ui/progress.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import type { DossierModel } from './dossier-model.ts';
import { t } from './messages.ts';

export function DossierAside({ model }: { model: DossierModel }) {
  const { device } = model.store;
  return (
    <>
      <CompanyFacts model={model} />
      <GridMode model={model} />
      {model.role.value === 'coordinator' && device.value.workspace !== null && <Assign model={model} />}
    </>
  );
}

function advisorName(model: DossierModel): string {
  const { advisor } = model.dossier.value;
  const { members } = model.store.device.value;
  return members.find((member) => member.id === advisor)?.name ?? '';
}

function CompanyFacts({ model }: { model: DossierModel }) {
  const company = model.company.value;
  return (
    <Section framed title={t().company}>
      <Facts
        items={[
          { label: t().head, value: company?.head },
          { label: t().phone, value: company?.phone },
          {
            label: t().commune,
            value: company?.outside ? t().outside : communeOf(company?.commune ?? '')?.name,
          },
          { label: t().advisor, value: advisorName(model) || t().noAdvisor },
        ]}
      />
      {company && (
        <LinkButton icon="building-2" href={href.company(company.doc)}>
          {t().companyOpen}
        </LinkButton>
      )}
    </Section>
  );
}

function GridMode({ model }: { model: DossierModel }) {
  const { answered, relevant } = model.evaluation.value?.progress ?? { answered: 0, relevant: 0 };
  const words = (mode: unknown): string => (mode === 'complet' ? t().complete : t().express);
  return (
    <Section framed title={t().mode}>
      {relevant > 0 && <Progress label={t().progress} value={answered} max={relevant} />}
      <ChoiceRows
        legend={t().mode}
        hideLegend
        hint={t().modeHint}
        options={[
          { value: 'express', label: t().express },
          { value: 'complet', label: t().complete },
        ]}
        value={model.dossier.value.mode}
        onChange={(mode) => model.edit((draft) => draft.set('mode', mode as Mode))}
        below={<FieldConflict {...model.bound} field="mode" label={t().mode} words={words} />}
      />
    </Section>
  );
}

/** Why the hand-over did not happen, in a plain sentence. */
function assignFailure({ reason }: ServerFailure): string {
  if (reason === 'unreachable') return t().assignUnreachable;
  if (reason === 'portal') return t().assignPortal;
  if (reason === 'not-allowed') return t().assignForbidden;
  if (reason === 'unknown-target') return t().assignUnsent;
  return t().assignRefused(reason);
}

type Outcome = { readonly tone: 'ok' | 'todo'; readonly words: string } | null;

function Assign({ model }: { model: DossierModel }) {
  const [to, setTo] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const { store, record } = model;
  const people = store.device.value.members.filter(({ role }) => role === 'advisor' || role === 'coordinator');
  const assign = async (): Promise<void> => {
    setTried(true);
    if (to === '') return;
    setBusy(true);
    const done = await store.platform.coordination.assign(record.doc, to);
    setBusy(false);
    if (!done.ok) {
      setOutcome({ tone: 'todo', words: assignFailure(done.error) });
      return;
    }
    model.edit((draft) => draft.set('advisor', to));
    setOutcome({ tone: 'ok', words: t().assigned(people.find(({ id }) => id === to)?.name ?? '') });
  };
  return (
    <Section framed title={t().assign}>
      <SelectField
        label={t().assignTo}
        hint={t().assignHint}
        value={to}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        error={tried && to === '' && t().assignMissing}
        onChange={setTo}
      />
      {outcome && (
        <Banner tone={outcome.tone} live>
          {outcome.words}
        </Banner>
      )}
      <Button icon="user-plus" busy={busy} onClick={() => void assign()}>
        {t().assignNow}
      </Button>
    </Section>
  );
}
