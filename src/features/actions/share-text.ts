import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

/** Hands a text to another program: the tablet's share sheet, else the clipboard. True once it left. */
export async function shareText(title: string, text: string): Promise<boolean> {
  try {
    if ('share' in navigator && matchMedia('(pointer: coarse)').matches) await navigator.share({ title, text });
    else {
      await navigator.clipboard.writeText(text);
      showToast({ text: t().copied });
    }
    return true;
  } catch {
    // Given up in the share sheet, or a clipboard that is refused: the text stays on screen to be selected.
    showToast({ tone: 'todo', text: t().notCopied });
    return false;
  }
}
