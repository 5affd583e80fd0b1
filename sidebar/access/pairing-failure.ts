import type { ErrorReason } from '../../protocol/error-causes.ts';
import type { CredentialsReason } from './credentials.ts';

interface At {
  /** As a person would type it. */
  address: string;
}

/** To run, for a code. */
interface Command {
  command: string;
}

/** Why no key came of a code, with what its sentences are given. */
export interface PairingFailureParams {
  no_address: object;
  no_code: object;
  /** Nobody listens there; `isHere`: on this machine. */
  nothing_answers: At & { isHere: boolean; secure: boolean };
  no_code_open: At & Command;
  not_aside: At;
  code_not_proved: At;
  too_old: At & { version: string };
  no_common_version: At;
  no_answer: At;
  browser_refuses: At;
  not_encrypted: At;
  /** The companion said no, and why. */
  refused: object;
  code_not_accepted: Command;
  too_many: At;
  hung_up: At & { closeCode: number; said: string };
  part_missing: object;
  key_not_kept: CredentialsReason;
  unexpected: { said: string };
}

/** Why no key came of it, and what its sentences are given. */
export type PairingFailureReason = {
  [C in keyof PairingFailureParams]: { code: C; params: PairingFailureParams[C] };
}[keyof PairingFailureParams];

/** What became of a try to pair; its sentences are chosen where it is shown. */
export type PairingProblem = PairingFailureReason & {
  /** What has to be entered anew for the next try to be another one; `nothing`: the same may succeed. */
  about: 'address' | 'code' | 'nothing';
  /** The companion's reason, where it gave one. */
  error?: ErrorReason;
};

export class PairingFailure extends Error {
  override readonly name = 'PairingFailure';
  readonly problem: PairingProblem;

  constructor(problem: PairingProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
