import * as v from 'valibot';
import { RequestIdSchema } from './conversation-requests.ts';
import { CountSchema } from './count.ts';
import { openEnum } from './open-enum.ts';
import { openObject } from './open-object.ts';
import { ParamsSchema } from './parts.ts';
import { ErrorCodeSchema } from './turn-events.ts';

/** Ends an operation, whoever began it. One that has ended unfinished and is still listed is listed no more. */
export const StopSchema = v.object({ type: v.literal('stop'), id: RequestIdSchema, operation: v.string() });

/** After `watch` of `operations`: one began, is further, or has ended. */
export const OperationSchema = openObject({
  type: v.literal('operation'),
  operation: v.string(),
  kind: openEnum(['export', 'import', 'pull']),
  state: openEnum(['running', 'done', 'failed', 'cancelled', 'interrupted', 'forgotten']),
  /** What it is at. */
  code: openEnum([
    'sending',
    'receiving',
    'reading',
    'waiting',
    'storing',
    'manifest',
    'downloading',
    'verifying',
    'writing',
  ]),
  /** How much of it is done, of `total`; 0 when that is not known. Turns while sending and storing, else bytes. */
  done: CountSchema,
  total: CountSchema,
  /** Of an export or an import: the `id` under which its client speaks of it. */
  exchange: v.optional(v.string()),
  /** Of a pull: the model, and the server that gets it. */
  name: v.optional(v.string()),
  upstream: v.optional(v.string()),
  /** Why it failed. */
  error: v.optional(openObject({ code: ErrorCodeSchema, params: ParamsSchema, retryable: v.boolean() })),
});
export type OperationMessage = v.InferOutput<typeof OperationSchema>;
