// A simple action of one company: what, who, from when to when. The rest is on the action's own page.
import { useState } from 'preact/hooks';
import { checkAction, writeAction, type ActionInput, type ActionProblem } from '#domain/collective/action.ts';
import type { Day } from '#domain/day.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { DossierModel } from './dossier-model.ts';
import { t } from './messages.ts';

interface ActionProps {
  model: DossierModel;
  /** The action to edit; null for a new one. */
  action: ActionCard | null;
  /** What a new one starts from. */
  title: string;
  onClose: () => void;
}

interface ActionForm {
  readonly title: string;
  readonly responsible: string;
  readonly start: string;
  readonly end: string;
}

const dayOrNull = (text: string): Day | null => (text === '' ? null : (text as Day));

/** The fields this form writes; the others of an action that exists are left alone. */
function inputOf(form: ActionForm): Pick<ActionInput, 'title' | 'responsible' | 'start' | 'end'> {
  return {
    title: form.title,
    responsible: form.responsible,
    start: dayOrNull(form.start),
    end: dayOrNull(form.end),
  };
}

/** Both ways write whole fields only: what another device wrote in the others stays. */
async function save(model: DossierModel, action: ActionCard | null, form: ActionForm): Promise<void> {
  const input = inputOf(form);
  if (action) {
    await model.store.edit(action.doc, (draft) => writeAction(draft, input));
    return;
  }
  await model.store.create('action', (draft) =>
    writeAction(draft, { ...input, type: 'individuelle', dossier: model.record.doc }),
  );
}

export function ActionDialog({ model, action, title, onClose }: ActionProps) {
  const [form, setForm] = useState<ActionForm>(() => ({
    title: action?.title ?? title,
    responsible: action?.responsible ?? '',
    start: action?.start ?? '',
    end: action?.end ?? '',
  }));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<ActionForm>): void => setForm({ ...form, ...part });
  const problems = checkAction({
    ...inputOf(form),
    type: 'individuelle',
    stake: null,
    dossier: model.record.doc,
    cost: null,
    result: '',
  });
  const errorOf = (field: ActionProblem['field']): string | false => {
    const problem = tried && problems.find((one) => one.field === field);
    return problem ? t().actionProblems[problem.type] : false;
  };
  const record = async (): Promise<void> => {
    setTried(true);
    if (problems.length > 0) return;
    onClose();
    await save(model, action, form);
    showToast({ text: t().actionSaved });
  };
  return (
    <Dialog
      open
      title={action ? t().actionEdit : t().actionNew}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" icon="check" onClick={() => void record()}>
            {t().record}
          </Button>
          <Button onClick={onClose}>{t().cancel}</Button>
        </>
      }
    >
      <TextField
        label={t().actionTitle}
        required
        value={form.title}
        error={errorOf('title')}
        onInput={(text) => change({ title: text })}
      />
      <TextField
        label={t().actionResponsible}
        value={form.responsible}
        onInput={(responsible) => change({ responsible })}
      />
      <div class="c-grid">
        <DateField
          label={t().actionStart}
          value={form.start}
          error={errorOf('start')}
          onInput={(start) => change({ start })}
        />
        <DateField label={t().actionEnd} value={form.end} error={errorOf('end')} onInput={(end) => change({ end })} />
      </div>
    </Dialog>
  );
}
