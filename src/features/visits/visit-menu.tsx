// What is always one touch away in a visit: the pause, the shared screen, the interview, the note.
import { runningPause } from '#domain/dossier/visit-time.ts';
import { href } from '#routing/routes.ts';
import { Button } from '#ui/button.tsx';
import { Menu } from '#ui/menu.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { VisitProps } from './visit-props.ts';

interface MenuProps extends VisitProps {
  onInterview: () => void;
  onNote: () => void;
}

export function VisitMenu(props: MenuProps) {
  const { model, onInterview, onNote } = props;
  const shared = model.shared.value;
  return (
    <>
      <PauseButton {...props} />
      <Button icon="notebook-pen" onClick={onNote}>
        {t().notesShort}
      </Button>
      <Button icon={shared ? 'eye' : 'eye-off'} aria-pressed={shared} onClick={() => model.share(!shared)}>
        {t().sharedOn}
      </Button>
      <Button icon="message-square-text" class="visit-acts__interview" onClick={onInterview}>
        {t().interview}
      </Button>
      {!shared && <More {...props} />}
    </>
  );
}

/** Called away by a customer: one touch, no question. */
function PauseButton({ model }: VisitProps) {
  const visit = model.visit.value;
  if (!visit || visit.startedAt === null || visit.endedAt !== null || visit.posteriori) return null;
  if (runningPause(visit.pauses)) return null;
  return (
    <Button icon="clock" onClick={model.pause}>
      {t().pause}
    </Button>
  );
}

function More({ record, model, onNotice, onInterview }: MenuProps) {
  const { mode } = model.dossier.value;
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
  return (
    <Menu
      label={t().more}
      items={[
        { id: 'interview', label: t().interview, icon: 'message-square-text', onSelect: onInterview },
        { id: 'mode', label: mode === 'express' ? t().toComplete : t().toExpress, icon: 'list', onSelect: switchMode },
        { id: 'notice', label: t().readNotice, icon: 'shield-check', onSelect: onNotice },
        { id: 'end', label: t().endTitle, icon: 'flag', href: href.visitView(record.doc, model.id, 'fin') },
        ...(model.visit.value?.endedAt
          ? [{ id: 'reopen', label: t().reopen, icon: 'play' as const, onSelect: reopen }]
          : []),
      ]}
    />
  );
}
