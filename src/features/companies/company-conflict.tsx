import type { ComponentProps } from 'preact';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { valueText } from './company-words.ts';

const lastPart = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** The answers of one field written apart, in the words of a company. */
export function CompanyConflict(props: Omit<ComponentProps<typeof FieldConflict>, 'words'>) {
  return <FieldConflict {...props} words={(value) => valueText(lastPart(props.field), value)} />;
}
