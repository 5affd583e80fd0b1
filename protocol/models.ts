import * as v from 'valibot';
import { openEnum } from './open-enum.ts';
import { openObject } from './open-object.ts';
import { ParamsSchema } from './parts.ts';

/** A model that can be asked. */
export const ModelSchema = openObject({
  /** What `chat.model` takes; unique among all models of the companion. */
  name: v.string(),
  /** The id of the upstream that holds it; see {@link UpstreamStatusSchema}. */
  upstream: v.string(),
  /** The ids of all upstreams that hold it, when there are several: whichever has a slot is asked. */
  upstreams: v.optional(v.array(v.string())),
  /** Other names that `chat.model` takes for it: what it was called before servers came or went. */
  aliases: v.optional(v.array(v.string())),
  /** For example `134.52M`; empty when unknown. */
  parameterSize: v.string(),
  /** Bytes on disk; 0 when unknown. */
  sizeBytes: v.number(),
  /** Tokens of context that the model was made for; 0 when unknown. */
  contextLength: v.number(),
  /** As the upstream names them: `completion`, `thinking`, `vision`, `tools`, ... */
  capabilities: v.array(v.string()),
  /** In memory now, so that the first token comes soon. */
  loaded: v.boolean(),
  /** Runs on somebody else's machine (Ollama's cloud models). Never a default. */
  remote: v.boolean(),
});
export type Model = v.InferOutput<typeof ModelSchema>;

/** A model server and how it is. */
export const UpstreamStatusSchema = openObject({
  id: v.string(),
  kind: openEnum(['ollama', 'openai', 'reader']),
  /** The address as a person would type it; empty for the reader. */
  address: v.string(),
  /** `ready`: answers. `unreachable`: nobody listens there. `refused`: somebody listens and says no. */
  status: openEnum(['ready', 'unreachable', 'refused']),
  /** What is wrong; absent when it is ready and has a model. */
  error: v.optional(openObject({ code: v.string(), params: ParamsSchema })),
  version: v.string(),
});
export type UpstreamStatus = v.InferOutput<typeof UpstreamStatusSchema>;
