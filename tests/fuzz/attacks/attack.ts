import { isDeepStrictEqual } from 'node:util';
import type { FuzzTarget } from '../fuzz-target.ts';
import type { Random } from '../random.ts';

/** One way to be unpleasant. It ends by itself, leaves nothing open, and throws when it was answered as it must not be. */
export interface Attack {
  name: string;
  run(target: FuzzTarget, random: Random): Promise<void>;
}

/** The companion did something else than `PROTOCOL.md` says. */
export class UndocumentedError extends Error {
  override readonly name = 'UndocumentedError';
}

/** @throws {UndocumentedError} */
export function expectAnswer(actual: unknown, allowed: readonly unknown[], what: string): void {
  if (allowed.some((each) => isDeepStrictEqual(each, actual))) return;
  throw new UndocumentedError(`${what}: got ${JSON.stringify(actual)}, not ${JSON.stringify(allowed)}`);
}
