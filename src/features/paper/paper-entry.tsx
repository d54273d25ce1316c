// A visit that took place on paper is given its own day and times, then the visit screens open on it.
import { useLocalDraft, type LocalDraft } from '#binding/use-local-draft.ts';
import { useDocumentSettings } from '#binding/documents/settings.ts';
import { noticeVersion } from '#binding/notice/notice.ts';
import { isPlausibleDay } from '#domain/day.ts';
import { enterPaperVisit, paperMoments, type PaperProblem, type PaperVisit } from '#domain/dossier/begin-visit.ts';
import { dossierFacts, emptyMove } from '#domain/dossier/facts.ts';
import { mayMove } from '#domain/dossier/guards.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { moveDossier } from '#domain/dossier/moves.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { Draft } from '#domain/record/record.ts';
import { fail, type Result } from '#domain/result.ts';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { useState } from 'preact/hooks';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { NumberField } from '#ui/number-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

export type EntryForm = {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly travelMin: number | null;
  readonly notice: boolean;
};

const EMPTY: EntryForm = { day: '', from: '', to: '', place: '', travelMin: null, notice: false };

type EntryProblem = PaperProblem | 'day-missing';
type Checked = Result<
  { readonly paper: PaperVisit; readonly startedAt: number; readonly endedAt: number },
  { readonly type: 'paper'; readonly problems: readonly EntryProblem[] }
>;

/** « 9h5 », « 09.05 » and « 9:05 » are the same hour. */
export function readTime(text: string): string {
  const found = /^\s*(\d{1,2})\s*(?:[:hH.]\s*(\d{0,2})|)\s*(?:min)?\s*$/.exec(text);
  if (!found) return text.trim();
  return `${(found[1] ?? '').padStart(2, '0')}:${(found[2] ?? '').padStart(2, '0')}`;
}

/** @param version of the notice that was on the paper */
export function checkEntry(form: EntryForm, now: number, version: string): Checked {
  const { day } = form;
  if (!isPlausibleDay(day)) return fail({ type: 'paper', problems: ['day-missing'] });
  const { place, travelMin, notice } = form;
  const [from, to] = [readTime(form.from), readTime(form.to)];
  const moments = paperMoments({ day, from, to }, now);
  if (!moments.ok) return moments;
  const paper = { day, from, to, place: place.trim(), travelMin, notice: notice ? version : null };
  return { ok: true, value: { paper, ...moments.value } };
}

interface EntryProps {
  store: Store;
  record: OpenRecord;
  grid: Grid | null;
  open: boolean;
  onClose: () => void;
}

export function PaperEntry({ store, record, grid, open, onClose }: EntryProps) {
  const draft = useLocalDraft(store, `paper:${record.doc}`, EMPTY);
  const said = useDocumentSettings(store).settings.value;
  const [tried, setTried] = useState(false);
  if (!draft || !said) return null;
  const checked = checkEntry(draft.form, store.now(), noticeVersion(said));
  const begin = (): void => {
    setTried(true);
    if (!checked.ok) return;
    let visit = '';
    void record.edit((writing) => {
      visit = enterPaperVisit(writing, checked.value.paper, checked.value, grid);
      followNotice(store, record, writing, checked.value.paper, grid);
    });
    draft.clear();
    showToast({ text: t().entered });
    navigate(href.visit(record.doc, visit));
  };
  return (
    <Dialog
      open={open}
      title={t().entryTitle}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" icon="pencil" onClick={begin}>
            {t().entryStart}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t().entryCancel}
          </Button>
        </>
      }
    >
      <p>{t().entryLead}</p>
      <Fields draft={draft} problems={tried && !checked.ok ? checked.error.problems : []} />
    </Dialog>
  );
}

/** Read aloud that day: the dossier's state follows where its guards hold, at the day of the paper. */
function followNotice(store: Store, record: OpenRecord, draft: Draft, { day, notice }: PaperVisit, grid: Grid | null) {
  if (notice === null) return;
  const move = emptyMove(day);
  const facts = dossierFacts(draft.view, { doc: record.doc, today: day, grid, actions: [], sessions: [], move });
  const role = store.device.value.member?.role ?? 'advisor';
  if (mayMove(role, dossierStanding(draft.view), 'visite', facts).ok) moveDossier(draft, 'visite', move, store.now());
}

function Fields({ draft, problems }: { draft: LocalDraft<EntryForm>; problems: readonly EntryProblem[] }) {
  const { form, change } = draft;
  const said = (...ids: EntryProblem[]): string | null => {
    const found = ids.find((id) => problems.includes(id));
    return found ? t().problems[found] : null;
  };
  return (
    <div class="paper-entry">
      <DateField
        label={t().date}
        required
        value={form.day}
        error={said('day-missing', 'day-future')}
        onInput={(day) => change({ day })}
      />
      <div class="paper-entry__times">
        <TextField
          label={t().from}
          required
          hint={t().timeHint}
          inputMode="text"
          value={form.from}
          error={said('from-missing')}
          onInput={(from) => change({ from })}
          onBlur={() => change({ from: readTime(form.from) })}
        />
        <TextField
          label={t().to}
          required
          hint={t().timeHint}
          inputMode="text"
          value={form.to}
          error={said('to-missing', 'to-before-from', 'too-long')}
          onInput={(to) => change({ to })}
          onBlur={() => change({ to: readTime(form.to) })}
        />
      </div>
      <TextField label={t().place} value={form.place} onInput={(place) => change({ place })} />
      <NumberField
        label={t().travel}
        whole
        value={form.travelMin}
        onInput={(travelMin) => change({ travelMin: travelMin !== null && travelMin >= 0 ? travelMin : null })}
      />
      <CheckField
        label={t().entryNotice}
        hint={t().entryNoticeHint}
        checked={form.notice}
        onChange={(notice) => change({ notice })}
      />
      <p class="c-soft c-small">{t().entryKept}</p>
    </div>
  );
}
