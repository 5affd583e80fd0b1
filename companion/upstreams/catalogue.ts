/** Which model servers there are, how they are and what they hold, kept up to date; and which of them answers a question. */

import { LIMITS, type Limits } from '../../protocol/limits.ts';
import type { Model, UpstreamStatus } from '../../protocol/models.ts';
import { type Clock, systemClock } from '../clock.ts';
import { createListeners } from '../listeners.ts';
import type { Log } from '../logging/log.ts';
import type { ChosenModel, DescribedModel, Holder } from './chosen-model.ts';
import { addressOf, guardUpstream } from './guarded-upstream.ts';
import { createKnownRefusals } from './known-refusals.ts';
import { chooseDefault, findModel, type ListedModel, listModels, type ProbedUpstream } from './model-list.ts';
import { type MissingAbility, type Upstream, UpstreamError, type UpstreamModel } from './upstream.ts';

/** A server that is missing is looked for so often, so that it is found by itself soon after it was started. */
const UNREACHABLE_PROBE_MS = 2_000;
/** A server that answers is asked for its models so often. */
const READY_PROBE_MS = 30_000;
/** "The model that is loaded" may be this old. */
const LOADED_FRESH_MS = 1_000;

const NEVER = Number.NEGATIVE_INFINITY;

export interface CatalogueSnapshot {
  models: Model[];
  /** Those that are there and can't chat, such as those for embeddings. */
  cannotChat: Model[];
  /** The wire name of the model that answers when none is named. */
  defaultModel: string;
  /** In the order of the configuration, the reader last. */
  upstreams: UpstreamStatus[];
}

export interface Catalogue {
  /** The latest known state; before the first probe every server counts as unreachable. Never throws. */
  snapshot(): CatalogueSnapshot;
  /** Probes now (or shares a probe under way) and resolves with the fresh snapshot. */
  refresh(): Promise<CatalogueSnapshot>;
  /** Called with each snapshot that differs from the one before; returns its unsubscribe. */
  onChange(listener: (snapshot: CatalogueSnapshot) => void): () => void;
  /**
   * The model that answers. A named one is never replaced by another; undefined: the loaded one, else the newest, else the
   * reader. Rejects with {@link UpstreamError}: `model_not_found`, `model_unsupported` when it can't chat, or, while the
   * server that could hold it is down, `upstream_unreachable` or `upstream_refused`. Its upstreams are guarded: they
   * reject with nothing but an {@link UpstreamError} or the signal's reason; what a model refuses to do, it is known to lack from
   * then on, and a server that fails is left out until it answers again.
   */
  resolve(model: string | undefined): Promise<ChosenModel>;
  /** The same, and what can be set of it. */
  describe(model: string | undefined): Promise<DescribedModel>;
  /** Calls `listener` when another server may be asked now for what was chosen before; returns its unsubscribe. */
  onHolders(listener: () => void): () => void;
  /** Probes all, and from then on again and again. */
  start(): void;
  dispose(): void;
}

export interface CatalogueOptions {
  /** In the order of preference. */
  upstreams: readonly Upstream[];
  /** Answers when no other can. */
  reader: Upstream;
  clock?: Clock;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
  log?: Log;
}

export function createCatalogue(options: CatalogueOptions): Catalogue {
  const { upstreams, reader, clock = systemClock, log } = options;
  const { upstreamGapMs } = { ...LIMITS, ...options.limits };
  const disposed = new AbortController();
  const listeners = createListeners<[snapshot: CatalogueSnapshot]>();
  const holderListeners = createListeners();
  const entries = [...upstreams, reader].map(createEntry);
  const refusals = createKnownRefusals();
  /** Made when it is asked for; undefined once anything it depends on has changed. */
  let listing: ListedModel[] | undefined;
  let isPolling = false;
  let lastText = '';

  interface Entry extends ProbedUpstream {
    beganAt: number;
    probedAt: number;
    probing: Promise<void> | undefined;
    cancelTimer: () => void;
    stopNews: (() => void) | undefined;
    /** How often it has failed, and whether it has answered a probe since. */
    failures: number;
    hasFailed: boolean;
    /** Models that have answered since the latest probe began: it may have looked before they were loaded. */
    answered: Set<string>;
  }

  function createEntry(given: Upstream): Entry {
    const upstream = guardUpstream(given, log, {
      onFailure(error, model) {
        if (error.lacks) rememberRefusal(entry, model, error.lacks);
        else if (isServerFailure(error)) rememberFailure(entry);
      },
      onAnswer: (model) => rememberLoaded(entry, model),
      lacks: (model, ability) => {
        const held = find(entry, model);
        return held !== undefined && refusals.has(entry.upstream, held, ability);
      },
    });
    const status: UpstreamStatus = {
      id: upstream.id,
      kind: upstream.kind,
      address: addressOf(upstream),
      status: 'unreachable',
      version: '',
    };
    const entry: Entry = {
      upstream,
      probe: { status, models: [] },
      known: [],
      failures: 0,
      hasFailed: false,
      answered: new Set(),
      beganAt: NEVER,
      probedAt: NEVER,
      probing: undefined,
      cancelTimer: () => {},
      stopNews: given.onNews?.(() => void probe(entry)),
    };
    return entry;
  }

  function find({ probe }: Entry, model: string): UpstreamModel | undefined {
    return probe.models.find(({ name }) => name === model);
  }

  function rememberRefusal(entry: Entry, model: string, lacks: MissingAbility): void {
    const refuser = find(entry, model);
    if (refuser !== undefined && refusals.remember(entry.upstream, refuser, lacks)) update();
  }

  /** It is asked no more until it has answered a probe that began after this. */
  function rememberFailure(entry: Entry): void {
    entry.failures += 1;
    entry.hasFailed = true;
    void probe(entry);
  }

  /** The server that answers has the model in memory, although the last probe may say otherwise. */
  function rememberLoaded(entry: Entry, model: string): void {
    entry.answered.add(model);
    const answering = find(entry, model);
    if (answering === undefined || answering.loaded) return;
    answering.loaded = true;
    update();
  }

  /** What the list is made of has changed. */
  function update(): void {
    listing = undefined;
    publish();
    holderListeners.tell();
  }

  function probe(entry: Entry): Promise<void> {
    entry.probing ??= pause(entry)
      .then(() => runProbe(entry))
      .finally(() => {
        entry.probing = undefined;
      });
    return entry.probing;
  }

  /** Clients may ask as often as they like. The server is asked as often as it likes, and all of them share the answer. */
  function pause(entry: Entry): Promise<void> {
    const pauseMs = entry.beganAt + upstreamGapMs - clock.now();
    if (pauseMs <= 0 || entry.upstream.kind === 'reader') return Promise.resolve();
    entry.cancelTimer();
    return new Promise((resolve) => {
      const cancel = clock.after(pauseMs, resolve);
      entry.cancelTimer = () => {
        cancel();
        resolve();
      };
    });
  }

  async function runProbe(entry: Entry): Promise<void> {
    entry.cancelTimer();
    entry.beganAt = clock.now();
    const { failures } = entry;
    entry.answered.clear();
    const probed = await entry.upstream.probe(disposed.signal).catch((): undefined => undefined);
    if (disposed.signal.aborted || probed === undefined) return;
    for (const model of probed.models) if (entry.answered.has(model.name)) model.loaded = true;
    entry.probe = probed;
    entry.probedAt = clock.now();
    const isReady = probed.status.status === 'ready';
    if (isReady) entry.known = probed.models;
    if (isReady && entry.failures === failures) entry.hasFailed = false;
    update();
    if (!(isPolling || entry.hasFailed) || entry.upstream.kind === 'reader') return;
    const delayMs = isReady && !entry.hasFailed ? READY_PROBE_MS : UNREACHABLE_PROBE_MS;
    entry.cancelTimer = clock.after(delayMs, () => void probe(entry));
  }

  function publish(): void {
    // Half a picture is no news: it would call servers missing that were not asked yet.
    if (entries.some(({ probedAt }) => probedAt === NEVER)) return;
    const current = snapshot();
    const text = JSON.stringify(current);
    if (text === lastText) return;
    lastText = text;
    listeners.tell(current);
  }

  function listed(): ListedModel[] {
    listing ??= listModels(entries, refusals.correct);
    return listing;
  }

  function choose(chosen: ListedModel): ChosenModel {
    const { id, model } = chosen;
    let { holders } = chosen;
    const isNarrowed = holders.length < (listed().find((each) => each.id === id)?.holders.length ?? 0);
    const allowed = new Set(holders.map(({ upstream }) => upstream.id));
    return {
      id,
      name: model.name,
      capabilities: model.capabilities,
      holders() {
        const now = listed().find((each) => each.id === id)?.holders ?? [];
        const mine = isNarrowed ? now.filter(({ upstream }) => allowed.has(upstream.id)) : now;
        if (mine.length > 0) holders = mine;
        const well = holders.filter(({ upstream }) => !hasFailed(upstream));
        return well.length > 0 ? well : holders;
      },
    };
  }

  function hasFailed(upstream: Holder['upstream']): boolean {
    return entries.some((entry) => entry.upstream === upstream && entry.hasFailed);
  }

  function snapshot(): CatalogueSnapshot {
    const models = listed();
    return {
      models: models.filter(({ canChat }) => canChat).map(({ model }) => model),
      cannotChat: models.filter(({ canChat }) => !canChat).map(({ model }) => model),
      defaultModel: chooseDefault(models)?.model.name ?? '',
      upstreams: entries.map((entry) => entry.probe.status),
    };
  }

  async function refresh(): Promise<CatalogueSnapshot> {
    await Promise.all(entries.map(probe));
    return snapshot();
  }

  async function resolveDefault(): Promise<ListedModel> {
    // A server that is down is not waited for here: it is looked for every two seconds anyway.
    const stale = entries.filter(({ probe: { status }, probedAt }) => {
      if (probedAt === NEVER) return true;
      return status.status === 'ready' && status.kind !== 'reader' && clock.now() - probedAt >= LOADED_FRESH_MS;
    });
    await Promise.all(stale.map(probe));
    const chosen = chooseDefault(listed());
    if (chosen === undefined) throw new Error('the reader has no model');
    return chosen;
  }

  async function resolveNamed(name: string): Promise<ListedModel> {
    const known = findModel(listed(), name);
    if (known?.canChat) return known;
    await refresh();
    const found = findModel(listed(), name);
    if (found?.canChat) return found;
    if (found !== undefined) throw cannotChat(found);
    const statuses = entries.map((entry) => entry.probe.status);
    throw missing(name, statuses);
  }

  async function resolve(name: string | undefined): Promise<ChosenModel> {
    return choose(await (name === undefined ? resolveDefault() : resolveNamed(name)));
  }

  async function describe(name: string | undefined): Promise<DescribedModel> {
    const model = await resolve(name);
    const [holder] = model.holders();
    const held = entries.find(({ upstream }) => upstream === holder?.upstream)?.known;
    const own = held?.find((each) => each.name === holder?.ownName);
    const defaults = own && (await holder?.upstream.defaults?.(own, disposed.signal));
    if (!holder || !own || !defaults) return { model, thinking: [], defaults: {}, mostContext: 0 };
    const refusesToThink = refusals.has(holder.upstream, own, 'thinking');
    return { model, ...defaults, ...(refusesToThink && { thinking: [] }) };
  }

  return {
    snapshot,
    refresh,
    onChange: listeners.on,
    resolve,
    describe,
    onHolders: holderListeners.on,
    start() {
      if (isPolling) return;
      isPolling = true;
      for (const entry of entries) void probe(entry);
    },
    dispose() {
      disposed.abort();
      listeners.clear();
      holderListeners.clear();
      for (const entry of entries) {
        entry.stopNews?.();
        entry.cancelTimer();
      }
    },
  };
}

/** Whether another server might have answered. */
function isServerFailure({ code }: UpstreamError): boolean {
  return code === 'upstream_unreachable' || code === 'upstream_failed' || code === 'upstream_silent';
}

function cannotChat({ model: { name, capabilities } }: ListedModel): UpstreamError {
  const cause = capabilities.includes('embedding') ? 'only_search' : 'chat';
  return new UpstreamError('model_unsupported', { cause, model: name }, { lacks: 'chat' });
}

function missing(name: string, statuses: readonly UpstreamStatus[]): UpstreamError {
  const down = statuses.find(
    ({ status, id }) => status !== 'ready' && (!name.includes(' @ ') || id.endsWith(`@${name.split(' @ ')[1]}`)),
  );
  if (down !== undefined) {
    const { kind: server, address, error } = down;
    // Its own refusal says what to do about it.
    return down.status === 'refused' && error !== undefined
      ? new UpstreamError(...([error.code, error.params] as ConstructorParameters<typeof UpstreamError>))
      : new UpstreamError('upstream_unreachable', { cause: 'model_away', server, address, model: name });
  }
  const server = statuses[0]?.kind ?? 'ollama';
  return new UpstreamError('model_not_found', { cause: 'here', model: name, server });
}
