// Where an import is: being written, done, taken back.
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Progress } from '#ui/progress.tsx';
import { Section } from '#ui/section.tsx';
import type { ExchangeNotes } from './exchange-notes.ts';
import type { ImportRun } from './import-run.ts';
import type { Run } from './import-types.ts';
import { noteRun } from './run-notes.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  notes: ExchangeNotes;
  run: ImportRun;
}

export function RunStanding({ notes, run }: Props) {
  const standing = run.run.value;
  if (!standing) return null;
  const end = async (act: () => Promise<unknown>): Promise<void> => {
    await act();
    await noteRun(notes, run.run.value);
  };
  if (standing.state === 'writing' || standing.state === 'undoing') {
    return <Moving run={run} standing={standing} resume={() => void end(run.resume)} />;
  }
  const undone = standing.state === 'undone';
  return (
    <Banner
      tone={undone ? 'info' : 'ok'}
      title={undone ? undefined : t().doneTitle(standing.file)}
      live
      action={
        <div class="c-cluster">
          {!undone && (
            <Button icon="undo-2" onClick={() => void end(() => run.undo(standing.id))}>
              {t().undo}
            </Button>
          )}
          <LinkButton href={href.companies()} icon="building-2">
            {t().seeCompanies}
          </LinkButton>
        </div>
      }
    >
      {undone ? t().undone : t().doneText(standing.created, standing.updated)}
      {standing.left > 0 && <p>{t().leftFields(standing.left)}</p>}
      {undone && standing.kept > 0 && <p>{t().keptText(standing.kept)}</p>}
    </Banner>
  );
}

function Moving({ run, standing, resume }: { run: ImportRun; standing: Run; resume: () => void }) {
  const back = standing.state === 'undoing';
  const all = standing.created + standing.updated;
  const share = standing.parts === 0 ? 0 : standing.done / standing.parts;
  const done = Math.round(all * (back ? 1 - share : share));
  return (
    <Section title={standing.file} framed>
      <Progress label={back ? t().undoing : t().writing} value={done} max={all} text={t().progress(done, all)} />
      {run.failed.value ? (
        <Banner
          tone="danger"
          live
          action={
            <Button icon="refresh-cw" onClick={resume}>
              {t().resume}
            </Button>
          }
        >
          {t().failed}
        </Banner>
      ) : (
        !back && (
          <div>
            <Button icon="x" onClick={run.cancel}>
              {t().stop}
            </Button>
          </div>
        )
      )}
    </Section>
  );
}
