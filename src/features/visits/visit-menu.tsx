// What is seldom done in a visit, and the interview.
import { href } from '#routing/routes.ts';
import { Button } from '#ui/button.tsx';
import { Menu } from '#ui/menu.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { VisitProps } from './visit-props.ts';

interface MenuProps extends VisitProps {
  onInterview: () => void;
  onFirstOpen?: () => void;
}

export function VisitMenu(props: MenuProps) {
  return (
    <>
      <Button icon="message-square-text" onClick={props.onInterview}>
        {t().interview}
      </Button>
      {!props.model.shared.value && <More {...props} />}
    </>
  );
}

function More({ record, model, onNotice, onInterview, onFirstOpen }: MenuProps) {
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
        { id: 'interview', label: t().interview, icon: 'message-square-text', onSelect: onInterview, narrowOnly: true },
        ...(onFirstOpen
          ? [{ id: 'open', label: t().firstOpen, icon: 'target' as const, onSelect: onFirstOpen, narrowOnly: true }]
          : []),
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
