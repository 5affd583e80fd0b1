import { effect } from '@preact/signals';
import { onTestFinished } from 'vitest';
import type { ErrorMessage, Snapshot } from '../../../protocol/companion-messages.ts';
import { answerText } from '../../../protocol/parts.ts';
import { type AnySource, toQuestion } from '../../../protocol/question-parts.ts';
import type { TurnEvent } from '../../../protocol/turn-events.ts';
import type { Credentials } from '../../../sidebar/access/credentials.ts';
import {
  type CompanionConnection,
  type CompanionConnectionOptions,
  type ConnectionPhase,
  createCompanionConnection,
} from '../../../sidebar/connection/companion-connection.ts';
import type { ChatMessageInput, TurnObserver } from '../../../sidebar/connection/turn-observer.ts';
import { createAsyncQueue } from '../../helpers/async-queue.ts';
import { type FakeCompanion, type FakeCompanionOptions, startFakeCompanion } from '../../helpers/fake-companion.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';

export const TOKEN = `local-key.${'s'.repeat(43)}`;
export const OTHER_TOKEN = `local-key.${'o'.repeat(43)}`;
export const CONVERSATION = '00000000-0000-4000-8000-0000000000c0';

/** The nth turn's id. */
export function turnId(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** A question, with its words and what goes along given apart. */
interface Asking extends Partial<ChatMessageInput> {
  message?: string;
  sources?: readonly AnySource[];
}

/** A question as the panel sends it. */
export function chat(n: number, { message = `question ${n}`, sources = [], ...extra }: Asking = {}): ChatMessageInput {
  return {
    type: 'chat',
    turn: turnId(n),
    conversation: CONVERSATION,
    parent: null,
    question: toQuestion(message, sources),
    ...extra,
  };
}

/** A fake companion that ends with the test. */
export async function startCompanion(options?: FakeCompanionOptions): Promise<FakeCompanion> {
  const companion = await startFakeCompanion(options);
  onTestFinished(() => companion.stop());
  return companion;
}

export interface TestClient {
  connection: CompanionConnection;
  clock: ManualClock;
  /** What the next attempts read. */
  credentials: Credentials;
  readonly credentialReads: number;
  /** Resolves with the state once it is of this phase. */
  inPhase<P extends ConnectionPhase['phase']>(phase: P): Promise<Extract<ConnectionPhase, { phase: P }>>;
  /** As the `online` event does. */
  wake(): void;
  /** Reasons of the frames that were ignored. */
  ignored: string[];
}

/** A connection over Node's own WebSocket and fetch, with a clock that stands still, that ends with the test. */
export function connect(
  { address }: { address: string },
  options: { token?: string | undefined } & Partial<CompanionConnectionOptions> = {},
): TestClient {
  const { token, ...overrides } = options;
  const clock = createManualClock();
  const ignored: string[] = [];
  let wake = () => {};
  let credentialReads = 0;
  const client = {
    credentials: credentialsFor(address, token),
    clock,
    ignored,
    get credentialReads() {
      return credentialReads;
    },
    wake: () => wake(),
    inPhase: <P extends ConnectionPhase['phase']>(phase: P) => inPhase(client.connection, phase),
  } as TestClient;
  client.connection = createCompanionConnection({
    credentials: () => {
      credentialReads += 1;
      return Promise.resolve(client.credentials);
    },
    install: 'installation',
    origin: '-',
    clock,
    random: () => 0.5,
    onWake: (listener) => {
      wake = listener;
      return () => {};
    },
    onIgnoredFrame: (reason) => ignored.push(reason),
    ...overrides,
  });
  onTestFinished(() => client.connection.dispose());
  return client;
}

/** A key that came with the build, or none. */
export function credentialsFor(address: string, token?: string): Credentials {
  return { address, secure: false, token, pairedAs: undefined };
}

function inPhase<P extends ConnectionPhase['phase']>(connection: CompanionConnection, phase: P) {
  const reached = Promise.withResolvers<Extract<ConnectionPhase, { phase: P }>>();
  const stop = effect(() => {
    const state = connection.state.value;
    if (state.phase === phase) reached.resolve(state as Extract<ConnectionPhase, { phase: P }>);
  });
  return reached.promise.finally(stop);
}

/** What an observer heard, in order, and a way to wait for it. */
export interface Heard extends TurnObserver {
  readonly log: (TurnEvent | Snapshot | ErrorMessage)[];
  /** The next thing that was not taken before. */
  next(): Promise<TurnEvent | Snapshot | ErrorMessage>;
  /** The answer's text as a panel would show it. */
  text(): string;
}

export function listen(): Heard {
  const queue = createAsyncQueue<TurnEvent | Snapshot | ErrorMessage>();
  const log: (TurnEvent | Snapshot | ErrorMessage)[] = [];
  let text = '';
  const hear = (heard: TurnEvent | Snapshot | ErrorMessage) => {
    log.push(heard);
    if (heard.type === 'token') text += heard.content;
    if (heard.type === 'snapshot') text = answerText(heard.parts);
    queue.put(heard);
  };
  return { log, next: queue.take, text: () => text, event: hear, snapshot: hear, refused: hear };
}
