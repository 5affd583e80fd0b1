import type { ErrorParams } from './error-causes.ts';

/** Tokens of context: less is no use to anybody, and no model has more. */
export const MAX_CONTEXT = { least: 1024, most: 16_777_216 };

/** Why it can't be the largest context; undefined when it can. */
export function refuseMaxContext(value: unknown): ErrorParams<'bad_message'> | undefined {
  const { least, most } = MAX_CONTEXT;
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return undefined;
  return { cause: 'parameter_whole', name: 'max_context', least, most };
}
