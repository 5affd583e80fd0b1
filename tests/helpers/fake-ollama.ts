/**
 * A scripted Ollama that speaks the real protocol on a real socket: what it says and when is up to the test, how it
 * says it follows the recordings in tests/fixtures/ollama. One chat at a time by default; others wait without a byte.
 * Also a program: `node tests/helpers/fake-ollama.ts --port 11434 --tokens-per-second 40`.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FakeAnswer, readRecording, status, tokens } from './fake-ollama-answers.ts';
import { countPromptTokens, createExchange, type FakeRequest } from './fake-ollama-exchange.ts';
import { findLastingPort } from './lasting-port.ts';

export interface FakeModel {
  name: string;
  modifiedAt?: string;
  capabilities?: string[];
  /** What `/api/show` says instead, and what is true; default: as `capabilities`. */
  shows?: string[];
  /** Default: made of the name. */
  digest?: string;
  /** Makes it one of Ollama's cloud models. */
  remoteHost?: string;
}

export interface FakeOllamaOptions {
  /** Default: `smollm2:135m`. */
  models?: FakeModel[];
  /** Chats at the same time (`OLLAMA_NUM_PARALLEL`); default 1. */
  slots?: number;
  /** Refuses longer prompts as `truncate: false` does; four characters count as a token. Default: no limit. */
  contextTokens?: number;
  /** What a model is loaded with when a request names no `num_ctx`; default: `contextTokens`. */
  defaultContextTokens?: number;
  /** Answers chats that nothing was scripted for. Default: "Hello there." in three tokens. */
  answer?: (request: FakeRequest) => FakeAnswer;
  /** Chats that a test is not about, such as those for titles: never given a script's answer, nor in `requests`. */
  aside?: (request: FakeRequest) => FakeAnswer | undefined;
}

export interface FakeOllama {
  /** Where it listens, for example `http://127.0.0.1:34567`. */
  readonly url: string;
  readonly port: number;
  /** What it holds; assign to change. */
  models: FakeModel[];
  /** Names of the models in memory; assign to change. */
  loaded: string[];
  /** The `num_ctx` of each time a model was loaded, or loaded again with another one, oldest first. */
  readonly loads: readonly number[];
  /** Everything received so far, oldest first. */
  readonly requests: readonly FakeRequest[];
  /** Starts listening, on a free port unless told; resolves with the url. May be called again after `close`. */
  listen(options?: { port?: number }): Promise<string>;
  /** Answers of the next chat requests, in the order the requests arrive. */
  script(...answers: FakeAnswer[]): void;
  /** Answers of the next pulls, in the order in which they arrive. Default: there is no such model. */
  scriptPulls(...answers: FakeAnswer[]): void;
  /** The next request to a path that no earlier call has returned; resolves at once when it came already. */
  nextRequest(path?: string): Promise<FakeRequest>;
  /** Answers every request (but chats) to this path so, until the next call; undefined: as usual again. */
  override(path: string, answer: FakeAnswer | undefined): void;
  /** Stops listening and resets every connection, as a killed server does. */
  close(): Promise<void>;
}

export function createFakeOllama(options: FakeOllamaOptions = {}): FakeOllama {
  const slots = options.slots ?? 1;
  const scripted: FakeAnswer[] = [];
  const pulls: FakeAnswer[] = [];
  const kept = new Set<string>();
  const overrides = new Map<string, FakeAnswer>();
  const requests: FakeRequest[] = [];
  const unclaimed: FakeRequest[] = [];
  const claims: { path: string; resolve(request: FakeRequest): void }[] = [];
  const waiting: { start(): void }[] = [];
  const contexts = new Map<string, number>();
  const loads: number[] = [];
  let busy = 0;
  let server: Server | undefined;
  let port = 0;

  const fake: FakeOllama = {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    get port() {
      return port;
    },
    models: options.models ?? [{ name: 'smollm2:135m' }],
    loaded: [],
    loads,
    requests,
    async listen(where = {}) {
      const listening = createServer({ keepAliveTimeout: 0 }, (request, response) => void receive(request, response));
      server = listening;
      // One that stays free while it is away.
      const wanted = where.port ?? (await findLastingPort());
      await new Promise<void>((resolve, reject) => {
        listening.once('error', reject);
        listening.listen(wanted, '127.0.0.1', resolve);
      });
      port = (listening.address() as AddressInfo).port;
      return fake.url;
    },
    script: (...answers) => void scripted.push(...answers),
    scriptPulls: (...answers) => void pulls.push(...answers),
    nextRequest(path = '/api/chat') {
      const index = unclaimed.findIndex((request) => request.path === path);
      const [found] = index === -1 ? [] : unclaimed.splice(index, 1);
      if (found !== undefined) return Promise.resolve(found);
      return new Promise((resolve) => claims.push({ path, resolve }));
    },
    override(path, answer) {
      if (answer === undefined) overrides.delete(path);
      else overrides.set(path, answer);
    },
    async close() {
      const closing = server;
      server = undefined;
      if (closing === undefined) return;
      const closed = new Promise((resolve) => closing.close(resolve));
      closing.closeAllConnections();
      await closed;
    },
  };

  async function receive(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of message) pieces.push(piece as Buffer);
    } catch {
      return; // The client left before it had sent its request.
    }
    const closed = Promise.withResolvers<'finished' | 'aborted'>();
    response.on('close', () => closed.resolve(response.writableFinished ? 'finished' : 'aborted'));
    const path = new URL(message.url ?? '/', fake.url).pathname;
    const text = Buffer.concat(pieces).toString();
    const request: FakeRequest = {
      method: message.method ?? '',
      path,
      headers: message.headers,
      clientPort: message.socket.remotePort ?? 0,
      body: text === '' ? undefined : JSON.parse(text),
      closed: closed.promise,
    };
    const apart = path === '/api/chat' ? (options.aside?.(request) ?? loadAhead(request)) : undefined;
    const answer = isForeign(message) ? status(403, '', '') : (apart ?? overrides.get(path) ?? route(request));
    if (apart === undefined) announce(request);
    await serve(answer, request, response);
  }

  /** A model that is loaded while somebody types: no test but that of it waits for this. */
  function loadAhead(request: FakeRequest): FakeAnswer | undefined {
    const { messages, keep_alive, stream } = request.body ?? {};
    return stream === false && messages?.length === 0 && keep_alive === undefined ? routeChat(request) : undefined;
  }

  function announce(request: FakeRequest): void {
    requests.push(request);
    const index = claims.findIndex((claim) => claim.path === request.path);
    const [claim] = index === -1 ? [] : claims.splice(index, 1);
    if (claim === undefined) unclaimed.push(request);
    else claim.resolve(request);
  }

  async function serve(answer: FakeAnswer, request: FakeRequest, response: ServerResponse): Promise<void> {
    const exchange = createExchange(request, response);
    if (answer.waits) {
      if (busy >= slots) await waitForSlot(response);
      if (response.destroyed) return;
      busy += 1;
      response.on('close', () => {
        busy -= 1;
        waiting.shift()?.start();
      });
    }
    await answer.run(exchange);
  }

  /** Resolves with a free slot, or when the client has left. */
  function waitForSlot(response: ServerResponse): Promise<void> {
    return new Promise((resolve) => {
      const entry = { start: resolve };
      waiting.push(entry);
      response.on('close', () => {
        const index = waiting.indexOf(entry);
        if (index !== -1) waiting.splice(index, 1);
        resolve();
      });
    });
  }

  function route(request: FakeRequest): FakeAnswer {
    switch (request.path) {
      case '/':
        return status(200, 'Ollama is running');
      case '/api/version':
        return status(200, { version: '0.0.0' });
      case '/api/tags':
        return status(200, { models: fake.models.map(toTag) });
      case '/api/ps':
        return status(200, { models: fake.models.filter(({ name }) => fake.loaded.includes(name)).map(toLoaded) });
      case '/api/show':
        return show(request.body?.model);
      case '/api/chat':
        return scripted.shift() ?? routeChat(request);
      case '/api/pull':
        return pulls.shift() ?? status(200, '{"error":"pull model manifest: file does not exist"}\n');
      case '/api/delete':
        return remove(request.body?.model);
      default:
        return status(404, '404 page not found');
    }
  }

  function remove(name: string): FakeAnswer {
    if (!fake.models.some((model) => model.name === name)) return status(404, { error: `model '${name}' not found` });
    fake.models = fake.models.filter((model) => model.name !== name);
    fake.loaded = fake.loaded.filter((loaded) => loaded !== name);
    return status(200, '');
  }

  function show(name: string): FakeAnswer {
    const held = fake.models.find((model) => model.name === name);
    if (held === undefined) return status(404, { error: `model '${name}' not found` });
    return status(200, { ...JSON.parse(readRecording('show').body.toString()), capabilities: abilitiesOf(held) });
  }

  function routeChat(request: FakeRequest): FakeAnswer {
    const { model, messages, think, truncate, keep_alive } = request.body ?? {};
    if (!model) return status(400, { error: 'model is required' });
    const held = fake.models.find(({ name }) => name === model || name === `${model}:latest`);
    if (held === undefined) return status(404, { error: `model '${model}' not found` });
    if (!abilitiesOf(held).includes('completion')) return status(400, { error: `"${model}" does not support chat` });
    if (think && !held.capabilities?.includes('thinking')) {
      return status(400, { error: `"${model}" does not support thinking` });
    }
    if (keep_alive === -1) kept.add(held.name);
    else if (keep_alive !== undefined) kept.delete(held.name);
    if (keep_alive === 0) fake.loaded = fake.loaded.filter((name) => name !== held.name);
    else if (!fake.loaded.includes(held.name)) fake.loaded.push(held.name);
    if (!messages?.length) {
      const done_reason = keep_alive === 0 ? 'unload' : 'load';
      return status(200, { model, message: { role: 'assistant', content: '' }, done: true, done_reason });
    }
    const promptTokens = countPromptTokens(request.body);
    const contextTokens = load(held.name, request.body?.options?.num_ctx);
    if (contextTokens !== undefined && promptTokens > contextTokens && truncate === false) {
      return status(400, { error: overflowError(promptTokens, contextTokens) }, 'application/json');
    }
    return options.answer?.(request) ?? tokens(['Hello', ' there', '.']);
  }

  function load(name: string, asked: number | undefined): number | undefined {
    const { contextTokens: most, defaultContextTokens: usual = most } = options;
    if (most === undefined || usual === undefined) return undefined;
    const context = Math.min(asked ?? usual, most);
    if (contexts.get(name) !== context) loads.push(context);
    contexts.set(name, context);
    return context;
  }

  function toLoaded(model: FakeModel): object {
    const context = contexts.get(model.name);
    return {
      ...toTag(model),
      expires_at: kept.has(model.name) ? '2319-03-08T08:59:52.000099973Z' : '2026-11-22T10:14:32.010485902Z',
      size: 209505483,
      size_vram: 0,
      ...(context !== undefined && { context_length: context }),
    };
  }

  /** As `/api/tags` lists it. */
  function toTag(model: FakeModel): object {
    return {
      name: model.name,
      model: model.name,
      ...(model.remoteHost === undefined ? {} : { remote_host: model.remoteHost, remote_model: model.name }),
      modified_at: model.modifiedAt ?? '2026-11-22T10:04:51.740757147Z',
      size: 98362770,
      digest: model.digest ?? Buffer.from(model.name).toString('hex').padEnd(64, '0').slice(0, 64),
      details: {
        format: 'gguf',
        family: 'llama',
        parameter_size: '134.52M',
        quantization_level: 'Q4_1',
        context_length: options.contextTokens ?? 8192,
      },
      capabilities: model.capabilities ?? ['completion'],
    };
  }

  return fake;
}

/** JSON within JSON, as Ollama passes on what its runner said. */
function overflowError(n_prompt_tokens: number, n_ctx: number): string {
  const message = `request (${n_prompt_tokens} tokens) exceeds the available context size (${n_ctx} tokens), try increasing it`;
  return JSON.stringify({ error: { code: 400, message, type: 'exceed_context_size_error', n_prompt_tokens, n_ctx } });
}

function abilitiesOf({ shows, capabilities = ['completion'] }: FakeModel): string[] {
  return shows ?? capabilities;
}

/** Ollama's own rules, as far as tests come: an Origin must be local, a Host a loopback address or a local name. */
function isForeign(message: IncomingMessage): boolean {
  const { origin, host = '' } = message.headers;
  if (origin !== undefined && !/^https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0)(:\d+)?$/.test(origin)) return true;
  return !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.+\.(localhost|local|internal))(:\d+)?$/i.test(host);
}

// Not awaited: the program imports this module, which would then never finish loading.
if (import.meta.main) void import('./fake-ollama-cli.ts');
