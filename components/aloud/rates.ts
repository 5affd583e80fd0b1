/** How fast can be read aloud, of the voice's own speed. */
export const RATES = [0.75, 1, 1.25, 1.5, 1.75, 2];
