/** What the companion itself says of rooms. */
export const roomWords = {
  /** What the panels call a host, in each language: no member may be taken for one. */
  hosts: ['Host', 'Gastgeber', 'Aside', 'You', 'Du'],
};
