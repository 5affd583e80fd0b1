import { randomUUID } from 'node:crypto';
import type { ArticleQuestion } from '../../../protocol/article-messages.ts';
import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import { encode } from '../../../protocol/codec.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { toErrorWords } from '../../coded-error.ts';
import type { TurnContext } from '../../conversations/turn-context.ts';
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
  limits: Limits;
}

/** One room: everybody sees every question and its answer, one after another, and anybody may stop the running one. */
export interface SharedRoom {
  join(link: Link): Connection;
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
  turn: WatchedTurn;
  message: string;
  isCancelled: boolean;
}

export function createSharedRoom({ registry, limits }: SharedRoomOptions): SharedRoom {
  const asker = { id: 'shared', isPrivate: true };
  const members = new Set<Member>();
  const waiting: { member: Member; question: ArticleQuestion }[] = [];
  let running: Running | undefined;
  let isServing = false;

  async function serveAll(): Promise<void> {
    if (isServing) return;
    isServing = true;
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) await serve(next.member, next.question);
    } finally {
      isServing = false;
    }
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
    if (members.size === 0) turn.cancel();
    else {
      running = { turn, message, isCancelled: false };
      for (const each of members) show(each, running);
    }
    await turn.ended;
    running = undefined;
  }

  function show(member: Member, { turn, message }: Running): void {
    showNext(member, () => {
      const ended = Promise.withResolvers<void>();
      member.link.post(encode({ type: 'question', message }));
      const options = { log: turn.log, after: 0, frameOf: toArticleFrame, feed: member.link.feed };
      const viewer = createViewer({ ...options, onEnd: ended.resolve });
      member.stopViewing = viewer.stop;
      viewer.start();
      return ended.promise;
    });
  }

  function showNext(member: Member, run: () => Promise<void>): void {
    if (member.behind > limits.sharedQuestions) {
      member.link.close(CLOSE_CODES.slowViewer, 'too many answers are unread');
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
    running.turn.cancel();
    const terminal = await running.turn.ended;
    if (terminal.type !== 'cancelled') showCancelled(member);
  }

  function leave(member: Member): void {
    member.isGone = true;
    member.stopViewing();
    members.delete(member);
    for (let index = waiting.length - 1; index >= 0; index -= 1) {
      if (waiting[index]?.member === member) waiting.splice(index, 1);
    }
    if (members.size > 0) return;
    running?.turn.cancel();
    running = undefined;
  }

  return {
    join(link) {
      const member: Member = { link, shown: Promise.resolve(), behind: 0, stopViewing() {}, isGone: false };
      members.add(member);
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
        dispose: () => leave(member),
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
const NO_CLEAR = encode(toArticleError(toErrorWords('unknown_type', 'The shared room has no history to clear.')));
const ROOM_IS_FULL = encode(
  toArticleError(
    toErrorWords('overloaded', 'Too many questions are waiting in this room.', 'Wait until some are answered.'),
  ),
);
