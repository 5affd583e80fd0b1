import { LIMITS, type Limits } from '../../../protocol/limits.ts';

const NAMES = Object.keys(LIMITS).join('|');
/** `limits.frameBytes`, `this.#limits.pingMs`, `LIMITS.sources`. */
const READ = new RegExp(`(?:[\\w#.]+\\.)?#?(?:limits|LIMITS)\\.(${NAMES})\\b`, 'g');
/** `const { pingMs, slowViewerMs } = this.#limits;` */
const PICK = /(const \{ [\w, ]+ \} = )((?:this\.)?#?limits|\{ \.\.\.LIMITS, \.\.\.options\.limits \});/g;

/** Where a thread of the companion learns, when it starts, which limit is lifted. */
const VARIABLE = 'ASIDE_LIFTED_LIMIT';
/** So much more than a test reaches. The longest time still fits a timer, and the shorter ones still fit below it. */
const LIFT = 1_000_000;
const LIFT_OF_TIMES = 1_000;

/** The limit that is lifted now; empty while none is; undefined while modules are loaded, before any test. */
let lifted: string | undefined = process.env[VARIABLE];

export function setLifted(limit: string | undefined): void {
  lifted = limit;
  if (limit) process.env[VARIABLE] = limit;
  else delete process.env[VARIABLE];
}

/** Whether it is a file of the programs, whose limits are lifted. Those that tests read stay as they are. */
export function isOfPrograms(path: string): boolean {
  return /\/(?:companion|protocol)\/[^?]*\.ts$/.test(path) && !/\/tests\/|\/protocol\/limits\.ts$/.test(path);
}

/** The same source, with each limit that it reads lifted when it is to be. */
export function liftReads(code: string): string {
  return code
    .replace(READ, (read, name) => `(globalThis as any).liftLimit('${name}', ${read})`)
    .replace(PICK, (_pick, head, limits) => `${head}(globalThis as any).liftPicked(${limits});`);
}

function liftLimit(name: string, value: number): unknown {
  const current = () => (name === lifted ? value * (name.endsWith('Ms') ? LIFT_OF_TIMES : LIFT) : value);
  // A schema reads its limit when its module is loaded, and compares with it while tests run.
  return lifted === undefined ? { valueOf: current, toString: () => String(value) } : current();
}

function liftPicked(limits: Limits): object {
  return Object.fromEntries(Object.entries(limits).map(([name, value]) => [name, liftLimit(name, value)]));
}

Object.assign(globalThis, { liftLimit, liftPicked });
