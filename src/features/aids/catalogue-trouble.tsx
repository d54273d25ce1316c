import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { t } from './messages.ts';

/** The catalogue is a part of the application: only a first visit without network finds it missing. */
export function CatalogueTrouble({ again }: { again: () => void }) {
  return (
    <EmptyState
      title={t().trouble}
      icon="cloud-off"
      action={
        <Button icon="refresh-cw" onClick={again}>
          {t().again}
        </Button>
      }
    >
      {t().troubleText}
    </EmptyState>
  );
}
