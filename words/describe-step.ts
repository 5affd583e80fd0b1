import type { StepCode } from '../protocol/step-codes.ts';
import { english } from './english.ts';

/** The sentence for a step. What a newer companion says in another way has none here, and says so. */
export function describeStep({ code, params }: { code: string; params: object }): string {
  if (!Object.hasOwn(english.steps, code)) return english.unknownStep;
  const write = english.steps[code as StepCode] as (params: object) => string;
  try {
    return write(new Proxy(params, { get: readParam }));
  } catch (error) {
    if (error instanceof MissingParamError) return english.unknownStep;
    throw error;
  }
}

class MissingParamError extends Error {}

/** @throws {MissingParamError} rather than have a sentence with a hole */
function readParam(params: object, name: string | symbol): string | number {
  const value: unknown = Object.hasOwn(params, name) ? Reflect.get(params, name) : undefined;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new MissingParamError();
}
