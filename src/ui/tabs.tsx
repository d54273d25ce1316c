import type { IconName } from './icons.ts';
import { Icon } from './icon.tsx';
import './list.css';

interface TabsProps {
  label: string;
  items: readonly {
    readonly id: string;
    readonly label: string;
    readonly href: string;
    readonly icon?: IconName;
    readonly count?: number;
  }[];
  current: string;
}

/** Views of one subject, each with an address. */
export function Tabs(props: TabsProps) {
  return (
    <nav class="c-tabs" aria-label={props.label}>
      <ul class="c-plain">
        {props.items.map((item) => (
          <li key={item.id}>
            <a class="c-tabs__item" href={item.href} aria-current={item.id === props.current ? 'page' : undefined}>
              {item.icon && <Icon name={item.icon} />}
              <span>{item.label}</span>
              {item.count !== undefined && <span class="c-tabs__count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
