import { expect, it } from 'vitest';
import { runFuzz } from './run-fuzz.ts';

/** Always the same, so that it is no gamble. `npm run fuzz` takes another each time. */
const SEED = 20_261_125;

it('whatever anyone sends, the companion lives, answers as documented, forgets, and disturbs nobody else', {
  timeout: 600_000,
}, async () => {
  const { attacks, tokens } = await runFuzz({ seed: SEED, rounds: 1_500, connections: 1_000 });
  expect(attacks).toBeGreaterThan(800);
  expect(tokens).toBeGreaterThan(0);
});
