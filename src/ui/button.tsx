import type { ButtonHTMLAttributes, ComponentChildren, Ref } from 'preact';
import type { IconName } from './icons.ts';
import { Icon } from './icon.tsx';
import './button.css';

export type ButtonVariant = 'primary' | 'quiet' | 'plain' | 'danger';

interface Look {
  /** `quiet` (bordered) by default; one `primary` a screen. */
  variant?: ButtonVariant;
  icon?: IconName;
  /** Takes the whole width of its place. */
  wide?: boolean;
  class?: string;
  children: ComponentChildren;
}

type Native = Pick<
  ButtonHTMLAttributes,
  | 'id'
  | 'type'
  | 'form'
  | 'name'
  | 'value'
  | 'aria-describedby'
  | 'aria-controls'
  | 'aria-expanded'
  | 'aria-label'
  | 'aria-pressed'
  | 'onMouseDown'
>;

interface ButtonProps extends Look, Native {
  onClick?: (event: MouseEvent) => void;
  /** At work: keeps the focus, ignores taps. */
  busy?: boolean;
  disabled?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

function classOf(props: Look): string {
  return `c-button c-button--${props.variant ?? 'quiet'}${props.wide ? ' c-button--wide' : ''} ${props.class ?? ''}`;
}

export function Button(props: ButtonProps) {
  const {
    variant: _variant,
    icon,
    wide: _wide,
    class: _class,
    children,
    busy,
    onClick,
    type = 'button',
    ...native
  } = props;
  const click = (event: MouseEvent): void => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...native}
      type={type}
      class={classOf(props)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={click}
    >
      {icon && <Icon name={icon} />}
      <span class="c-button__word">{children}</span>
    </button>
  );
}

interface LinkButtonProps extends Look {
  href: string;
  download?: string;
  current?: boolean;
}

/** Looks like a button, goes somewhere. */
export function LinkButton(props: LinkButtonProps) {
  return (
    <a
      class={classOf(props)}
      href={props.href}
      download={props.download}
      aria-current={props.current ? 'page' : undefined}
    >
      {props.icon && <Icon name={props.icon} />}
      <span class="c-button__word">{props.children}</span>
    </a>
  );
}
