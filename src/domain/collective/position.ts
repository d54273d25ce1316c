// How far a company goes with the others, from the least to the most.
const RISING: readonly string[] = ['non', 'suivre', 'test', 'actif', 'porteur'];

/** Of two places of one company, the one that goes further with the others. */
export function greaterPosition<Name extends string>(a: Name, b: Name): Name {
  return RISING.indexOf(b) > RISING.indexOf(a) ? b : a;
}
