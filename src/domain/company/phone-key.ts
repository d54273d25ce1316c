// Two ways of writing one telephone number.

/** Its digits as dialled in France; '' for what cannot be called. `+33 (0)5 61…`, `0033 5 61…` and `05 61…` are one. */
export function phoneKey(phone: string): string {
  const digits = phone
    .replace(/[^\d+]/g, '')
    .replace(/^(\+|00)33(0(?=\d{9}$))?/, '0')
    .replace(/\D/g, '');
  return digits.length >= 9 ? digits : '';
}
