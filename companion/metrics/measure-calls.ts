import type { Clock } from '../clock.ts';

/** Told of each call that gave a promise, once that is settled. */
export type OnCall = (operation: string, ms: number, hasFailed: boolean) => void;

/**
 * The same object, whose calls are told of. It is all that is measured of a store or of `Live`, whatever is beneath: what
 * somebody waited for. Calls that give no promise cost a look-up more.
 *
 * @param parts names of objects in it whose calls are told of too, as `part.call`
 * @param gives names of calls that give another such object, which is measured with it
 */
export function measureCalls<T extends object>(
  measured: T,
  { now }: Pick<Clock, 'now'>,
  onCall: OnCall,
  parts: readonly (keyof T & string)[] = [],
  gives: readonly (keyof T & string)[] = [],
): T {
  return measure(measured, '', { now, onCall, parts, gives });
}

function measure<T extends object>(
  measured: T,
  prefix: string,
  how: { now: () => number; onCall: OnCall; parts: readonly string[]; gives: readonly string[] },
): T {
  const { now, onCall, parts, gives } = how;
  const known = new Map<PropertyKey, unknown>();

  function wrap(call: (...given: unknown[]) => unknown, operation: string): typeof call {
    return (...given) => {
      const began = now();
      const result = call.apply(measured, given);
      if (result instanceof Promise) {
        result.then(
          () => onCall(operation, now() - began, false),
          () => onCall(operation, now() - began, true),
        );
      }
      return gives.includes(operation) ? measure(result as object, '', how) : result;
    };
  }

  return new Proxy(measured, {
    get(_target, name) {
      const wrapped = known.get(name);
      if (wrapped !== undefined) return wrapped;
      // Of the object itself: what its getters stand on is its own.
      const value: unknown = Reflect.get(measured, name, measured);
      if (typeof name !== 'string') return value;
      if (typeof value === 'function') known.set(name, wrap(value as (...given: unknown[]) => unknown, prefix + name));
      else if (parts.includes(name))
        known.set(name, measure(value as object, `${name}.`, { ...how, parts: [], gives: [] }));
      return known.get(name) ?? value;
    },
  });
}
