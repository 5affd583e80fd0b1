import * as v from 'valibot';
import { openEnum } from './open-enum.ts';
import { openObject } from './open-object.ts';
import { ParamsSchema } from './parts.ts';
import { TimeSchema } from './time.ts';

/** A model at one server. */
const PlaceSchema = openObject({
  /** The id of the server. */
  upstream: v.string(),
  /** What that server calls it, which is what it is managed by. */
  name: v.string(),
  /** In memory there. */
  loaded: v.boolean(),
  /** Until when it stays in memory without being asked; null: until it is unloaded. Absent when it is not known. */
  until: v.optional(v.nullable(TimeSchema)),
  /** Bytes that it takes in memory, and how many of these on a graphics card; absent when they are not known. */
  memoryBytes: v.optional(v.number()),
  videoBytes: v.optional(v.number()),
});
export type ModelPlace = v.InferOutput<typeof PlaceSchema>;

/** A model that is there. */
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
  /** For example `Q4_K_M`, and `llama`; absent when unknown. */
  quantisation: v.optional(v.string()),
  family: v.optional(v.string()),
  /** When it was last changed at its server; absent when unknown. */
  modifiedAt: v.optional(TimeSchema),
  /** Each server that holds it and answers. */
  places: v.optional(v.array(PlaceSchema)),
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
  /** Which program it is, where its kind has several, for example `llama.cpp`; absent when that is not known. */
  product: v.optional(v.string()),
  /** What it lets a client with a key do with its models; absent: nothing. */
  manages: v.optional(v.array(openEnum(['pull', 'delete', 'unload', 'keep_warm']))),
});
export type UpstreamStatus = v.InferOutput<typeof UpstreamStatusSchema>;
