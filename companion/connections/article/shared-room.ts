import { randomUUID } from 'node:crypto';
import type { ArticleQuestion } from '../../../protocol/article-messages.ts';
import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import { encode } from '../../../protocol/codec.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { closeReasons } from '../../../words/english/close-reasons.ts';
import { codedError, INTERRUPTED } from '../../coded-error.ts';
import type { TurnContext } from '../../conversations/turn-context.ts';
import type { Live } from '../../live/live.ts';
import { toArticleError } from '../../turns/article-error.ts';
import { toArticleFrame } from '../../turns/frames.ts';
import type { WatchedTurn } from '../../turns/turn.ts';
import type { TurnRegistry } from '../../turns/turn-registry.ts';
import { createViewer } from '../../turns/viewer.ts';
import type { Connection, Link } from '../connection.ts';
import { checkQuestion } from '../question-check.ts';
import { receiveRequest } from './receive-request.ts';

export interface SharedRoomOptions {
  registry: TurnRegistry;
  live: Pick<Live, 'publish' | 'watch' | 'present' | 'takeSlot' | 'onSlotFree'>;
  limits: Limits;
}

/**
 * One room: everybody sees every question and its answer, one after another, and anybody may stop the running one. Its
 * members are those who watch its topic, at whatever companion.
 */
export interface SharedRoom {
  /** @param who that no other connection has */
  join(link: Link, who: string): Connection;
}

interface Member {
  link: Link;
  /** What it is being shown, in order: a member that reads slowly sees the next turn later, and delays nobody. */
  shown: Promise<void>;
  /** How many of those are still to be shown: each keeps a whole answer. */
  behind: number;
  stopViewing(): void;
  isGone: boolean;
}

interface Running {
  id: string;
  message: string;
  /** Undefined: it ended before this companion could look. */
  turn: Promise<WatchedTurn | undefined>;
  isCancelled: boolean;
}

/** The room's topic, and what there is one slot of: it answers one question at a time. */
const ROOM = 'shared room';

export function createSharedRoom({ registry, live, limits }: SharedRoomOptions): SharedRoom {
  const asker = { id: 'shared', isPrivate: false };
  /** What members asked here. */
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
    }
  }

  async function takeSlot(): Promise<() => void> {
    const freed = Promise.withResolvers<void>();
    const unsubscribe = live.onSlotFree((slot) => {
      if (slot === ROOM) freed.resolve();
    });
    const giveBack = await live.takeSlot(ROOM, 1);
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
    live.publish(ROOM, JSON.stringify({ id: turn.id, message }));
    if ((await live.present(ROOM)).length === 0) turn.cancel();
    await turn.ended;
  }

  /** A question is being answered, wherever it was asked. */
  function hear(member: Member, frame: string): void {
    const { id, message }: Pick<Running, 'id' | 'message'> = JSON.parse(frame);
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

  /** In order, so that it never reads as the end of a turn that is still being shown. */
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
    member.isGone = true;
    member.stopViewing();
    for (let index = waiting.length - 1; index >= 0; index -= 1) {
      if (waiting[index]?.member === member) waiting.splice(index, 1);
    }
    if ((await live.present(ROOM)).length === 0) (await running?.turn)?.cancel();
  }

  return {
    join(link, who) {
      const member: Member = { link, shown: Promise.resolve(), behind: 0, stopViewing() {}, isGone: false };
      const unwatch = live.watch(ROOM, who, (frame) => hear(member, frame));
      if (running) show(member, running);
      return {
        receive(frame) {
          return receiveRequest(frame, link, {
            cancel: () => link.guard(cancel(member)),
            clear: () => link.post(NO_CLEAR),
            question(question) {
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
        sweep() {},
        dispose() {
          unwatch();
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
  finish: async () => {},
};

const CANCELLED = encode({ type: 'cancelled' });
const NO_CLEAR = encode(toArticleError(codedError('unknown_type', { cause: 'no_history' })));
const ROOM_IS_FULL = encode(toArticleError(codedError('overloaded', { cause: 'room' })));
