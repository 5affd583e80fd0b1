import fc from 'fast-check';

/** Viewers of a schedule. */
export const VIEWERS = 3;

/** Something that happens to the turns of a schedule. `viewer` and `turn` count those that there are, round and round. */
export type ScheduleStep =
  /** The model says or thinks something, or very much: more than the buffers between two programs take. */
  | { kind: 'say' | 'think' | 'flood'; turn: number }
  /** The model ends its answer, or breaks it off. */
  | { kind: 'finish' | 'breakOff'; turn: number }
  /** A further question, in the conversation of the last one or in another. */
  | { kind: 'ask'; viewer: number; follows: boolean }
  /** The same question again. */
  | { kind: 'askAgain'; viewer: number; turn: number }
  | { kind: 'attach'; viewer: number; turn: number; place: number }
  | { kind: 'cancel'; viewer: number; turn: number }
  /** The connection breaks; stops reading; goes on reading. */
  | { kind: 'drop' | 'pause' | 'resume'; viewer: number }
  /** Everything that was sent so far has been dealt with; or the viewer has seen all that was said. */
  | { kind: 'settle' | 'catchUp'; viewer: number }
  /** Time passes: a batch of text goes to disk; who does not read is dropped; the disk has what ended. */
  | { kind: 'writeDown' | 'outwaitSlow' | 'outliveMemory' }
  /** The companion is started again, after it was stopped or killed. */
  | { kind: 'stop' | 'kill' };

const turn = fc.nat(3);
const viewer = fc.nat(VIEWERS - 1);
const kind = <K extends ScheduleStep['kind']>(...kinds: K[]) => fc.constantFrom(...kinds);

export const scheduleStep: fc.Arbitrary<ScheduleStep> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: kind('say'), turn }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('think'), turn }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('flood'), turn }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('finish', 'finish', 'breakOff'), turn }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('ask'), viewer, follows: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('askAgain'), viewer, turn }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: kind('attach'), viewer, turn, place: fc.constantFrom(0, 0.3, 0.7, 1, 1) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('cancel'), viewer, turn }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('drop', 'pause', 'pause', 'resume'), viewer }) },
  { weight: 6, arbitrary: fc.record({ kind: kind('settle', 'catchUp'), viewer }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('writeDown', 'writeDown', 'outwaitSlow', 'outliveMemory') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('stop', 'kill') }) },
);
