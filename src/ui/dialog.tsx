import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { words } from './words.ts';
import './dialog.css';

interface DialogProps {
  open: boolean;
  title: string;
  /** Escape, « Fermer », a tap outside. */
  onClose: () => void;
  children: ComponentChildren;
  /** The main act first. */
  actions?: ComponentChildren;
  wide?: boolean;
}

/** A native modal dialog: the focus goes in, stays in, and comes back. */
export function Dialog(props: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (props.open && !dialog.open) dialog.showModal();
    if (!props.open && dialog.open) dialog.close();
  }, [props.open]);
  useLayoutEffect(() => {
    const dialog = box.current;
    // One that is taken away instead of being closed gives the focus back too.
    return () => dialog?.close();
  }, []);
  return (
    // A tap on the backdrop is a shortcut; Escape and « Fermer » do the same.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={box}
      class={`c-dialog ${props.wide ? 'c-dialog--wide' : ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) props.onClose();
      }}
    >
      {props.open && (
        <div class="c-dialog__sheet">
          <header class="c-dialog__head">
            <h2 class="c-dialog__title" id={titleId}>
              {props.title}
            </h2>
            <Button variant="plain" icon="x" onClick={props.onClose}>
              {words().close}
            </Button>
          </header>
          <div class="c-dialog__body">{props.children}</div>
          {props.actions && <footer class="c-dialog__foot">{props.actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
