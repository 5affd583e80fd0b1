/** What is known of one thing, in one line: for example `3.2B · 2.0 GB · loaded`. What is empty is left out. */
export function joinFacts(facts: readonly (string | false)[]): string {
  return facts.filter(Boolean).join(' · ');
}
