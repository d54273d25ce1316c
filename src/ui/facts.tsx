import type { ComponentChildren } from 'preact';
import { langOf } from '#i18n/french.ts';
import './list.css';

/** Names and values of a record, two by two. Items without a value are left out. */
export function Facts(props: { items: readonly { readonly label: string; readonly value: ComponentChildren }[] }) {
  const told = props.items.filter(
    ({ value }) => value !== null && value !== undefined && value !== '' && value !== false,
  );
  return (
    <dl class="c-facts">
      {told.map((item) => (
        <div key={item.label} class="c-facts__item">
          <dt>{item.label}</dt>
          <dd lang={langOf(item.value)}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
