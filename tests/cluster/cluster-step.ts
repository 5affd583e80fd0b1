import fc from 'fast-check';

export const NODES = 3;
/** Viewers of a schedule. */
export const VIEWERS = 3;

/**
 * Something that happens to the turns of a schedule, or to what runs them. `viewer`, `turn` and `node` count those that there
 * are, round and round.
 */
export type ClusterStep =
  /** The model says something. */
  | { kind: 'say' | 'finish' | 'breakOff'; turn: number }
  /** A further question, in the conversation of the last one or in another. */
  | { kind: 'ask'; viewer: number; follows: boolean }
  /** The same question again; the turn is watched from a place that was seen; it is stopped. */
  | { kind: 'askAgain' | 'cancel'; viewer: number; turn: number }
  | { kind: 'attach'; viewer: number; turn: number; place: number }
  /** A viewer's connection breaks, and the next one is to this companion. */
  | { kind: 'move'; viewer: number; node: number }
  | { kind: 'pause' | 'resume' | 'settle'; viewer: number }
  /** Somebody else, who has a key too, tries to see the turn at this companion. */
  | { kind: 'spy'; turn: number; node: number }
  /** Time passes: a batch of text; a look; a lease. */
  | { kind: 'pass'; ms: number }
  /** A companion is killed; stopped as for an update; frozen; there again. */
  | { kind: 'kill' | 'stop' | 'freeze' | 'revive'; node: number }
  /** A companion does not reach what it stands on; it does again. */
  | { kind: 'part'; node: number; ground: 'redis' | 'database'; how: 'sever' | 'trickle' }
  | { kind: 'mend'; node: number }
  /** Redis comes back with nothing; PostgreSQL with all that it said that it has. */
  | { kind: 'restartRedis' | 'restartDatabase' }
  /** PostgreSQL is gone, and a follow-up is asked meanwhile; it is there again. */
  | { kind: 'askAway'; viewer: number }
  | { kind: 'databaseBack' }
  /** One companion's clock jumps: its machine slept. */
  | { kind: 'jump'; node: number; ms: number }
  /** The time of day of a companion, of Redis or of PostgreSQL is put on, or back. */
  | { kind: 'setClock'; whose: 'companion' | 'redis' | 'database'; node: number; ms: number };

const turn = fc.nat(3);
const viewer = fc.nat(VIEWERS - 1);
const node = fc.nat(NODES - 1);
const kind = <K extends ClusterStep['kind']>(...kinds: K[]) => fc.constantFrom(...kinds);

export const clusterStep: fc.Arbitrary<ClusterStep> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: kind('say'), turn }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('finish', 'finish', 'finish', 'breakOff'), turn }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('ask'), viewer, follows: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('askAgain', 'cancel'), viewer, turn }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: kind('attach'), viewer, turn, place: fc.constantFrom(0, 0.5, 1, 1) }),
  },
  { weight: 8, arbitrary: fc.record({ kind: kind('move'), viewer, node }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('pause', 'resume', 'settle'), viewer }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('spy'), turn, node }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('pass'), ms: fc.constantFrom(50, 200, 1_000, 4_000) }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('kill', 'stop', 'freeze', 'revive', 'revive'), node }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('part'),
      node,
      ground: fc.constantFrom<'redis' | 'database'>('redis', 'database'),
      how: fc.constantFrom<'sever' | 'trickle'>('sever', 'sever', 'trickle'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: kind('mend'), node }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('restartRedis', 'restartRedis', 'restartDatabase') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('askAway'), viewer }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('databaseBack') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('jump'), node, ms: fc.constantFrom(5_000, 3_600_000) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('setClock'),
      whose: fc.constantFrom<'companion' | 'redis' | 'database'>('companion', 'redis', 'redis', 'database'),
      node,
      ms: fc.constantFrom(-3_600_000, -300_000, -2_000, 2_000, 300_000, 3_600_000),
    }),
  },
);
