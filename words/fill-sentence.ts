/** Writes a sentence with its params, which came over the wire; undefined when one of them is missing or no text or number. */
export function fillSentence<T>(write: (params: never) => T, params: object): T | undefined {
  try {
    return (write as (params: object) => T)(new Proxy(params, { get: readParam }));
  } catch (error) {
    if (error instanceof MissingParamError) return undefined;
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
