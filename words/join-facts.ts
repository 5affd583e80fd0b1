/** A letter that is written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/**
 * What is known of one thing, in one line: for example `3.2B · 2.0 GB · loaded`. What is empty is left out. Facts of both
 * directions turn nothing else round: each stands between marks of its own, where there are any of the other one.
 */
export function joinFacts(facts: readonly (string | false)[]): string {
  const known = facts.filter((fact): fact is string => fact !== false && fact !== '');
  const isTurning = known.length > 1 && known.some((fact) => RIGHT_TO_LEFT.test(fact));
  return (isTurning ? known.map((fact) => `\u2068${fact}\u2069`) : known).join(' · ');
}
