import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Suggestion } from '../../protocol/model-requests.ts';
import type { OperationMessage } from '../../protocol/operation-messages.ts';
import type { Clock } from '../connection/clock.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import type { Request } from '../connection/requests.ts';
import type { Problem, RequestProblemCode } from '../state/problem.ts';
import { explainRequest } from '../state/request-problems.ts';
import type { WatchedOperations } from '../state/watched-operations.ts';
import { createHeldQuestion, type HeldQuestion, type HeldQuestionOptions } from './held-question.ts';
import { createPullRates } from './pull-rates.ts';

/** A model on its way to a server, or one that did not come all the way. */
export interface Pull extends OperationMessage {
  /** Bytes a second; undefined while it is not known. */
  speed: number | undefined;
}

/** A model at one server: what it is called there. */
export interface ManagedModel {
  upstream: string;
  name: string;
}

/** What is done with models, and how it goes. */
export interface ModelsManager {
  /** In the order in which they began; also those of other windows and clients. */
  readonly pulls: ReadonlySignal<readonly Pull[]>;
  /** Those that came while this panel looked, the latest last. */
  readonly came: ReadonlySignal<readonly ManagedModel[]>;
  /** What could not be done, until it is dismissed. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** Models at which something is being done now, by {@link modelKey}. */
  readonly busy: ReadonlySignal<ReadonlySet<string>>;
  /** Models to begin with at the server that was asked last; null until they are there. */
  readonly suggestions: ReadonlySignal<readonly Suggestion[] | null>;
  /** Milliseconds since 1970, moving once a second while somebody looks. */
  readonly now: ReadonlySignal<number>;
  pull(model: ManagedModel): void;
  /** Ends one that runs; of one that doesn't nothing is said any more. */
  stop(operation: string): void;
  remove(model: ManagedModel): Promise<boolean>;
  /** How many stored chats have an answer of a model, by its name in the panel; undefined when it can't be told. */
  countChats(model: string): Promise<number | undefined>;
  unload(model: ManagedModel): void;
  keepWarm(model: ManagedModel, warm: boolean): void;
  suggest(upstream: string): void;
  dismiss(): void;
  /** The question that waits for the first model. */
  readonly held: HeldQuestion;
  /** Somebody looks: the list is asked for anew now and then, and the clock moves. Returns its end. */
  look(): () => void;
}

export interface ModelsManagerOptions {
  connection: Pick<CompanionConnection, 'state' | 'request'>;
  operations: WatchedOperations;
  clock: Clock;
  today: () => number;
  held: HeldQuestionOptions;
}

const TICK_MS = 1_000;
/** How often the list is asked for while somebody looks: what is in memory changes without a word. */
const REFRESH_TICKS = 10;

export function createModelsManager(options: ModelsManagerOptions): ModelsManager & { dispose(): void } {
  const { connection, operations, clock, today } = options;
  const came = signal<readonly ManagedModel[]>([]);
  const problem = signal<Problem | null>(null);
  const busy = signal<ReadonlySet<string>>(new Set());
  const suggestions = signal<readonly Suggestion[] | null>(null);
  const now = signal(today());
  /** When the speeds were looked at last, by the clock. */
  const seen = signal(clock.now());
  const rates = createPullRates();
  const held = createHeldQuestion(options.held);
  let lookers = 0;
  let cancelTick = (): void => {};

  const stop = operations.onTold(({ kind, state, name, upstream, ...told }) => {
    if (kind !== 'pull') return;
    rates.note({ state, ...told }, clock.now());
    seen.value = clock.now();
    if (state === 'done' && name !== undefined && upstream !== undefined) {
      came.value = [...came.peek().slice(-8), { name, upstream }];
    }
    tickIfNeeded();
  });

  function isMoving(): boolean {
    return lookers > 0;
  }

  let ticks = 0;
  let isTicking = false;
  function tickIfNeeded(): void {
    if (isTicking || !isMoving()) return;
    isTicking = true;
    cancelTick = clock.after(TICK_MS, () => {
      isTicking = false;
      ticks += 1;
      now.value = today();
      seen.value = clock.now();
      if (ticks % REFRESH_TICKS === 0) refresh();
      tickIfNeeded();
    });
  }

  /** Whoever watches is told of what has changed. */
  function refresh(): void {
    if (connection.state.peek().phase === 'ready') void connection.request({ type: 'models' }).catch(() => {});
  }

  async function ask(
    model: ManagedModel,
    request: Request<'pull'> | Request<'delete_model'> | Request<'unload_model'> | Request<'keep_warm'>,
    code: RequestProblemCode,
  ): Promise<boolean> {
    const key = modelKey(model);
    batch(() => {
      problem.value = null;
      busy.value = new Set([...busy.peek(), key]);
    });
    try {
      // Loading takes minutes, and what is asked twice is done once.
      await connection.request(request as Request<'pull'>, request.type === 'keep_warm' ? 'ever' : 'now');
      return true;
    } catch (error) {
      problem.value = explainRequest(error, code);
      return false;
    } finally {
      busy.value = new Set([...busy.peek()].filter((other) => other !== key));
    }
  }

  return {
    pulls: computed(() => {
      const at = seen.value;
      const pulls = [...operations.listed.value.values()].filter(({ kind }) => kind === 'pull');
      return pulls.map((each) => ({ ...each, speed: rates.of(each.operation, at) }));
    }),
    came,
    held,
    problem,
    busy,
    suggestions,
    now,
    pull: (model) => void ask(model, { type: 'pull', ...only(model) }, 'model_not_pulled'),
    stop: operations.stop,
    async countChats(model) {
      const told = await connection.request({ type: 'model_chats', model }).catch(() => undefined);
      return told?.chats;
    },
    remove: (model) => ask(model, { type: 'delete_model', ...only(model) }, 'model_not_changed'),
    unload: (model) => void ask(model, { type: 'unload_model', ...only(model) }, 'model_not_changed'),
    keepWarm: (model, warm) => void ask(model, { type: 'keep_warm', ...only(model), warm }, 'model_not_changed'),
    suggest(upstream) {
      connection.request({ type: 'suggestions', upstream }).then(
        ({ items }) => {
          suggestions.value = items;
        },
        // A name can be typed all the same.
        () => {
          suggestions.value = [];
        },
      );
    },
    dismiss() {
      problem.value = null;
    },
    look() {
      lookers += 1;
      now.value = today();
      refresh();
      tickIfNeeded();
      return () => {
        lookers -= 1;
      };
    },
    dispose() {
      stop();
      held.dispose();
      cancelTick();
    },
  };
}

/** Who asks may know more of it. */
function only({ upstream, name }: ManagedModel): ManagedModel {
  return { upstream, name };
}

/** Tells models at servers apart. */
export function modelKey({ upstream, name }: ManagedModel): string {
  return `${upstream} ${name}`;
}
