// The note of the visit, at hand from every question; closing it comes back to that question.
import { Dialog } from '#ui/dialog.tsx';
import { t } from './messages.ts';
import { VisitNotes } from './visit-notes.tsx';
import type { VisitProps } from './visit-props.ts';

export function NoteDialog(props: VisitProps & { shared: boolean; onClose: () => void }) {
  return (
    <Dialog open wide title={t().notes} onClose={props.onClose}>
      <VisitNotes {...props} />
    </Dialog>
  );
}
