import { signal } from '@preact/signals';
import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import type {
  CompanionMessage,
  ErrorMessage,
  ModelsMessage,
  Snapshot,
  Welcome,
} from '../../protocol/companion-messages.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { TurnEvent } from '../../protocol/turn-events.ts';
import type { Credentials } from '../../sidebar/access/credentials.ts';
import type { ChannelListener } from '../../sidebar/connection/channel.ts';
import type { CompanionConnection, ConnectionPhase } from '../../sidebar/connection/companion-connection.ts';
import { CompanionRefusal } from '../../sidebar/connection/companion-refusal.ts';
import type { Role } from '../../sidebar/connection/companion-socket.ts';
import type { ConversationChange } from '../../sidebar/connection/conversations-watch.ts';
import { notConnected } from '../../sidebar/connection/request-failure.ts';
import type { Patience, Reply, Request, RequestType } from '../../sidebar/connection/requests.ts';
import type { ChatMessageInput, TurnObserver } from '../../sidebar/connection/turn-observer.ts';

/** `Omit` for each member of a union. */
export type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A turn that was opened over a fake connection, in the test's hands. */
export interface OpenedTurn {
  readonly request: ChatMessageInput | { turn: string; seq?: number };
  /** Tells the observer. */
  tell(event: TurnEvent | Snapshot | ErrorMessage): void;
  /** Tells the observer what happens next in the turn. */
  say(event: Without<TurnEvent | Snapshot, 'turn' | 'seq'>): void;
  isCancelled: boolean;
  isDetached: boolean;
}

/** A request over a fake connection, which the test answers. */
export interface AskedRequest {
  readonly request: Request;
  answer(reply: Without<Reply<RequestType>, 'id'>): void;
  /** As the companion says no. */
  refuse(error: Pick<ErrorMessage, 'code' | 'params'>): void;
  fail(reason: Error): void;
}

const WELCOME: Welcome = {
  type: 'welcome',
  version: '0.0.0',
  epoch: 'epoch-1',
  role: 'client',
  features: [],
  limits: LIMITS,
};

/** The connection as the panel's state sees it, without a socket: the test is the companion. */
export function createFakeCompanionConnection() {
  const state = signal<ConnectionPhase>({ phase: 'connecting', problem: null });
  const credentials = signal<Credentials | null>({
    address: '127.0.0.1:11435',
    secure: false,
    token: `id.${'s'.repeat(43)}`,
    pairedAs: undefined,
  });
  const turns: OpenedTurn[] = [];
  const requests: AskedRequest[] = [];
  const onModels = new Set<(models: ModelsMessage) => void>();
  const onConversations = new Set<(change: ConversationChange) => void>();
  const listeners = new Set<ChannelListener>();
  const said: ClientMessageInput[] = [];
  const onSaid = new Set<() => void>();
  const responders = new Map<RequestType, (asked: AskedRequest) => void>();
  let retries = 0;

  const connection: CompanionConnection = {
    state,
    credentials,
    openTurn(request, observer) {
      let seq = 0;
      const opened = {
        request,
        tell: (told) => tell(observer, told),
        say(event) {
          seq += 1;
          tell(observer, { ...event, turn: request.turn, seq } as TurnEvent | Snapshot);
        },
        isCancelled: false,
        isDetached: false,
      } as OpenedTurn;
      turns.push(opened);
      return {
        turn: request.turn,
        cancel() {
          opened.isCancelled = true;
        },
        detach() {
          opened.isDetached = true;
        },
      };
    },
    watchModels: (listener) => listen(onModels, listener),
    watchConversations: (listener) => listen(onConversations, listener),
    request<T extends RequestType>(request: Request<T>, patience: Patience = 'now') {
      if (state.peek().phase !== 'ready' && patience === 'now') return Promise.reject(notConnected());
      const reply = Promise.withResolvers<Reply<T>>();
      const asked: AskedRequest = {
        request: request as Request,
        answer: (answer) => reply.resolve({ ...answer, id: '' } as Reply<T>),
        refuse: (error) => reply.reject(new CompanionRefusal({ type: 'error', retryable: false, ...error })),
        fail: reply.reject,
      };
      requests.push(asked);
      responders.get(request.type)?.(asked);
      return reply.promise;
    },
    openChannel(listener) {
      if (state.peek().phase !== 'ready') return undefined;
      listeners.add(listener);
      return {
        send(message) {
          said.push(message);
          for (const listener of [...onSaid]) listener();
        },
        sendBytes() {},
        close: () => listeners.delete(listener),
      };
    },
    retry() {
      retries += 1;
    },
    dispose() {},
  };

  return {
    connection,
    state,
    credentials,
    turns,
    requests,
    /** What was said over a channel. */
    said,
    /** Resolves once a message of this type was said over a channel. */
    whenSaid(type: ClientMessageInput['type']): Promise<void> {
      return new Promise((resolve) => {
        const look = () => {
          if (!said.some((message) => message.type === type)) return;
          onSaid.delete(look);
          resolve();
        };
        onSaid.add(look);
        look();
      });
    },
    /** Answers each request of this type from now on. */
    respond(type: RequestType, responder: (asked: AskedRequest) => void) {
      responders.set(type, responder);
    },
    /** Says something of its own accord to all who listen over a channel. */
    say(message: CompanionMessage) {
      for (const listener of [...listeners]) listener.message(message);
    },
    /** Answers what was said last over a channel. */
    reply(message: Without<CompanionMessage, 'id'>) {
      const last = said.findLast((each) => 'id' in each);
      for (const listener of [...listeners]) listener.message({ ...message, id: last?.id } as CompanionMessage);
    },
    get retries() {
      return retries;
    },
    /** Connects, or connects again. */
    connect(role: Role = 'client') {
      state.value = { phase: 'ready', role, welcome: { ...WELCOME, role } };
    },
    /** The connection breaks, and another is tried. */
    disconnect() {
      state.value = { phase: 'connecting', problem: null };
      for (const listener of [...listeners]) listener.lost();
    },
    tellModels(models: Omit<ModelsMessage, 'type'>) {
      for (const listener of [...onModels]) listener({ type: 'models', ...models });
    },
    tellChange(change: ConversationChange) {
      for (const listener of [...onConversations]) listener(change);
    },
    /** The last request of this type. */
    requestOf(type: RequestType): AskedRequest {
      const found = requests.findLast(({ request }) => request.type === type);
      if (!found) throw new Error(`nothing asked for ${type}`);
      return found;
    },
  };
}

function listen<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(observer: TurnObserver, told: TurnEvent | Snapshot | ErrorMessage): void {
  if (told.type === 'snapshot') observer.snapshot(told);
  else if ('seq' in told) observer.event(told);
  else observer.refused(told);
}
