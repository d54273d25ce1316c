import { useId, useRef } from 'preact/hooks';
import type { IconName } from './icons.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';
import './dialog.css';

interface MenuProps {
  /** « Autres actions » when absent. */
  label?: string;
  /** Only the dots, the word for screen readers: where there is no room, as on a phone. */
  bare?: boolean;
  items: readonly {
    readonly id: string;
    readonly label: string;
    readonly icon?: IconName;
    readonly href?: string;
    readonly onSelect?: () => void;
    /** Only on a phone, where its own button has no room. */
    readonly narrowOnly?: boolean;
  }[];
}

/** Seldom used acts behind one button (native popover; a plain list of buttons, so Tab walks through it). */
export function Menu(props: MenuProps) {
  const id = useId();
  const sheet = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => sheet.current?.hidePopover();
  const place = (event: { newState: string }): void => {
    const [box, button] = [sheet.current, opener.current?.getBoundingClientRect()];
    if (event.newState !== 'open' || !box || !button) return;
    const below = button.bottom + 4;
    const top = below + box.offsetHeight > innerHeight ? Math.max(8, button.top - box.offsetHeight - 4) : below;
    box.style.top = `${top}px`;
    box.style.left = `${Math.max(8, Math.min(button.right - box.offsetWidth, innerWidth - box.offsetWidth - 8))}px`;
  };
  return (
    <div class="c-menu">
      <button
        ref={opener}
        type="button"
        class={`c-button ${props.bare ? 'c-button--plain' : 'c-button--quiet'}`}
        popovertarget={id}
      >
        <Icon name="ellipsis" />
        <span class={props.bare ? 'c-hidden' : 'c-button__word'}>{props.label ?? words().menu}</span>
      </button>
      <div ref={sheet} id={id} popover="auto" class="c-menu__sheet" onToggle={place}>
        <ul class="c-plain">
          {props.items.map((item) => (
            <li key={item.id} class={item.narrowOnly ? 'c-menu__narrow' : undefined}>
              {item.href ? (
                <a class="c-menu__item" href={item.href} onClick={close}>
                  {item.icon && <Icon name={item.icon} />}
                  <span>{item.label}</span>
                </a>
              ) : (
                <button
                  type="button"
                  class="c-menu__item"
                  onClick={() => {
                    close();
                    item.onSelect?.();
                  }}
                >
                  {item.icon && <Icon name={item.icon} />}
                  <span>{item.label}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
