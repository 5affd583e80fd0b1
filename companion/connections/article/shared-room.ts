import { randomUUID } from 'node:crypto';
import type { ArticleQuestion } from '../../../protocol/article-messages.ts';
import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import { encode } from '../../../protocol/codec.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { closeReasons } from '../../../words/english/close-reasons.ts';
import type { Clock } from '../../clock.ts';
import { codedError, INTERRUPTED } from '../../coded-error.ts';
import type { TurnContext } from '../../conversations/turn-context.ts';
import type { Live } from '../../live/live.ts';
import { noneWhileAway } from '../../live/live-error.ts';
import { toArticleError } from '../../turns/article-error.ts';
import type { Asker } from '../../turns/asker.ts';
import { toArticleFrame } from '../../turns/frames.ts';
import type { WatchedTurn } from '../../turns/turn.ts';
import type { TurnRegistry } from '../../turns/turn-registry.ts';
import { createViewer } from '../../turns/viewer.ts';
import type { Connection, Link } from '../connection.ts';
import { checkQuestion } from '../question-check.ts';
import { receiveRequest } from './receive-request.ts';
import { createRoomNotices, type MemberNotices, type RoomNotice } from './room-notices.ts';

export interface SharedRoomOptions {
  registry: TurnRegistry;
  live: Pick<Live, 'publish' | 'watch' | 'present' | 'isWatched' | 'takeSlot' | 'onSlotFree'>;
  /** The asker that all clients of its person share; none: each client asks for itself. */
  asker?: Pick<Asker, 'person' | 'client'>;
  clock: Clock;
  limits: Limits;
  /** The name of the room; empty: the room without a name. */
  name: string;
  /** Called when nobody is in the room here any more, and nothing of it runs. */
  onIdle(): void;
}

/**
 * One room: everybody sees every question and its answer, one after another, and anybody may stop the running one. Its
 * members are the connections that watch its topic, at whatever companion.
 */
export interface SharedRoom {
  /** @param who an id that no other connection has */
  join(link: Link, who: string): Connection;
}

interface Member {
  link: Link;
  notices: MemberNotices;
  /** The turns that the member is shown, in order. A member that reads slowly sees the next turn later, and delays nobody. */
  shown: Promise<void>;
  /** How many of those are still to be shown. Each keeps a whole answer in memory. */
  behind: number;
  stopViewing(): void;
  isGone: boolean;
}

interface Running {
  id: string;
  message: string;
  /** Undefined: the turn ended before this companion could look. */
  turn: Promise<WatchedTurn | undefined>;
  isCancelled: boolean;
}

export function createSharedRoom(options: SharedRoomOptions): SharedRoom {
  const { registry, live, clock, limits, name } = options;
  /** The room's topic, and the name of its only slot: the room answers one question at a time. */
  const topic = name === '' ? 'shared room' : `shared room ${name}`;
  const asker: Asker = { id: topic, isPrivate: false, ...options.asker };
  const notices = createRoomNotices({ live, topic, clock, typingMs: limits.typingMs });
  const members = new Set<Member>();
  /** Questions that members asked at this companion. */
  const waiting: { member: Member; question: ArticleQuestion }[] = [];
  let running: Running | undefined;
  let isServing = false;

  async function serveAll(): Promise<void> {
    if (isServing) return;
    isServing = true;
    try {
      while (waiting.length > 0) {
        const giveBack = await takeSlot();
        try {
          const next = waiting.shift();
          if (next) await serve(next.member, next.question);
        } finally {
          giveBack();
        }
      }
    } finally {
      isServing = false;
      endIfIdle();
    }
  }

  async function takeSlot(): Promise<() => void> {
    const freed = Promise.withResolvers<void>();
    const unsubscribe = live.onSlotFree((slot) => {
      if (slot === topic) freed.resolve();
    });
    const giveBack = await live.takeSlot(topic, 1).catch(noneWhileAway);
    if (giveBack === undefined) await freed.promise;
    unsubscribe();
    return giveBack ?? takeSlot();
  }

  async function serve(member: Member, { message, model }: ArticleQuestion): Promise<void> {
    const question = { task: 'chat', parts: toQuestion(message, []), model, think: undefined, language: '' } as const;
    const request = { turn: randomUUID(), asker, fingerprint: '', question, context: NO_CONTEXT, parent: null };
    const asked = await registry.ask({ ...request, conversation: undefined });
    if (!('turn' in asked)) {
      if ('refusal' in asked) member.link.post(encode(toArticleError(asked.refusal)));
      return;
    }
    const { turn } = asked;
    live.publish(topic, JSON.stringify({ id: turn.id, message }));
    if (!(await live.isWatched(topic))) turn.cancel();
    await turn.ended;
  }

  function endIfIdle(): void {
    if (members.size === 0 && !isServing && running === undefined) options.onIdle();
  }

  function hear(member: Member, frame: string): void {
    const heard: Pick<Running, 'id' | 'message'> | RoomNotice = JSON.parse(frame);
    if ('id' in heard) hearQuestion(member, { id: String(heard.id), message: String(heard.message) });
    else member.notices.hear(heard);
  }

  /** A question is being answered, wherever it was asked. */
  function hearQuestion(member: Member, { id, message }: Pick<Running, 'id' | 'message'>): void {
    const heard = running?.id === id ? running : begin(id, message);
    running = heard;
    show(member, heard);
  }

  function begin(id: string, message: string): Running {
    const begun = { id, message, turn: registry.find(id, asker), isCancelled: false };
    void begun.turn
      .then((turn) => turn?.ended)
      .then(() => {
        if (running === begun) running = undefined;
        endIfIdle();
      });
    return begun;
  }

  function show(member: Member, { turn, message }: Running): void {
    showNext(member, async () => {
      const found = await turn;
      member.link.post(encode({ type: 'question', message }));
      if (found === undefined) return member.link.post(encode(toArticleError(INTERRUPTED)));
      const ended = Promise.withResolvers<void>();
      const options = { log: found.log, after: 0, frameOf: toArticleFrame, feed: member.link.feed };
      const viewer = createViewer({ ...options, onEnd: ended.resolve });
      member.stopViewing = viewer.stop;
      viewer.start();
      await ended.promise;
    });
  }

  function showNext(member: Member, run: () => Promise<void>): void {
    if (member.behind > limits.sharedQuestions) {
      member.link.close(CLOSE_CODES.slowViewer, closeReasons.answersUnread);
      return;
    }
    member.behind += 1;
    member.shown = member.shown.then(() => (member.isGone ? undefined : run()));
    member.link.guard(
      member.shown.finally(() => {
        member.behind -= 1;
      }),
    );
  }

  /** Sent in order, so that it never looks like the end of a turn that is still being shown. */
  function showCancelled(member: Member): void {
    showNext(member, async () => member.link.post(CANCELLED));
  }

  async function cancel(member: Member): Promise<void> {
    if (running === undefined || running.isCancelled) {
      showCancelled(member);
      return;
    }
    running.isCancelled = true;
    const turn = await running.turn;
    turn?.cancel();
    const terminal = await turn?.ended;
    if (terminal?.type !== 'cancelled') showCancelled(member);
  }

  async function leave(member: Member): Promise<void> {
    members.delete(member);
    member.isGone = true;
    member.stopViewing();
    for (let index = waiting.length - 1; index >= 0; index -= 1) {
      if (waiting[index]?.member === member) waiting.splice(index, 1);
    }
    if (!(await live.isWatched(topic))) (await running?.turn)?.cancel();
    endIfIdle();
  }

  return {
    join(link, who) {
      const member: Member = {
        link,
        notices: notices.join(link, who),
        shown: Promise.resolve(),
        behind: 0,
        stopViewing() {},
        isGone: false,
      };
      members.add(member);
      const unwatch = live.watch(topic, who, (frame) => hear(member, frame));
      if (running) show(member, running);
      return {
        receive(frame) {
          return receiveRequest(frame, link, {
            cancel: () => link.guard(cancel(member)),
            clear: () => link.post(NO_CLEAR),
            typing: () => member.notices.type(),
            presence: () => member.notices.count(),
            question(question) {
              member.notices.rest();
              const refusal = checkQuestion('chat', toQuestion(question.message, []), limits);
              if (refusal) link.post(encode(toArticleError(refusal)));
              else if (waiting.length >= limits.sharedQuestions) link.post(ROOM_IS_FULL);
              else {
                waiting.push({ member, question });
                link.guard(serveAll());
              }
            },
          });
        },
        ping: () => link.ping(),
        get isBusy() {
          return member.behind > 0;
        },
        sweep() {},
        dispose() {
          unwatch();
          member.notices.leave();
          link.guard(leave(member));
        },
      };
    },
  };
}

/** The room has no history. */
const NO_CONTEXT: TurnContext = {
  saves: 'temporary',
  record: async () => 'recorded',
  history: async () => ({ exchanges: [], leftOut: 0 }),
  finish: async () => undefined,
};

const CANCELLED = encode({ type: 'cancelled' });
const NO_CLEAR = encode(toArticleError(codedError('unknown_type', { cause: 'no_history' })));
const ROOM_IS_FULL = encode(toArticleError(codedError('overloaded', { cause: 'room' })));
