import type { Limits } from '../../protocol/limits.ts';
import { type CodedError, codedError, toCodedError } from '../coded-error.ts';
import type { Recorded } from '../conversations/turn-context.ts';
import type { Canceller } from '../live/live.ts';
import { toLogFields } from '../logging/log.ts';
import { countAskedChars } from '../prompts/source.ts';
import { StoreError } from '../store/store-error.ts';
import type { Asked } from './ask-request.ts';
import { type Asker, kindOf, stoppedBy } from './asker.ts';
import type { FollowedTurns } from './followed-turns.ts';
import type { SlotQueue } from './queue/slot-queue.ts';
import type { WatchedTurn } from './turn.ts';
import type { TurnEntries, TurnEntry } from './turn-entries.ts';
import type { CountedQuestion, TurnQuota } from './turn-quota.ts';

export interface TurnAdmissionOptions {
  entries: TurnEntries;
  /** The turns that other companions run. */
  elsewhere: FollowedTurns;
  queue: Pick<SlotQueue, 'advance'>;
  /** See `TurnRegistryOptions`. */
  quota?: TurnQuota;
  /** Has a turn begin that was recorded. */
  begin(entry: TurnEntry): void;
}

/** Claims and records a turn that the registry knows, and has it begin; one that is refused leaves no trace. */
export function createTurnAdmission(options: TurnAdmissionOptions): (entry: TurnEntry) => Promise<Asked> {
  const { entries, elsewhere, queue, quota, begin } = options;

  async function admit(entry: TurnEntry): Promise<Asked> {
    const { turn, log } = entry;
    let counted: CountedQuestion | undefined;
    const count = async () => {
      const found = await quota?.count(turn);
      if (found && 'refusal' in found) return found;
      counted = found;
      return undefined;
    };
    const recorded = await record(entry, count).catch((error: unknown) => {
      if (error instanceof StoreError) return { refusal: toCodedError(error.reason) };
      log.error(toLogFields(error), 'a question could not be recorded');
      return { refusal: notRecorded() };
    });
    if (recorded === 'recorded') {
      findParent(entry);
      if (entry.lease?.left) turn.takeOver(entry.lease.left);
      begin(entry);
      return { turn };
    }
    counted?.undo();
    entries.remove(entry);
    queue.advance();
    entry.kept?.refuse();
    entry.lease?.forget();
    if (recorded === 'parent_gone') return { refusal: CONVERSATION_GONE };
    if (recorded === 'conflict') return { refusal: CONFLICT };
    return 'known' in recorded ? { stored: recorded.known } : recorded;
  }

  /** While this companion stops, another one may well have it. */
  function notRecorded(): CodedError {
    return elsewhere.isDisposed ? DRAINING : NOT_RECORDED;
  }

  async function record(
    entry: TurnEntry,
    count: () => Promise<{ refusal: CodedError } | undefined>,
  ): Promise<Recorded | { turn: WatchedTurn } | { refusal: CodedError }> {
    const { request, turn, log } = entry;
    const { question, context, fingerprint } = request;
    if (!request.asker.isPrivate) {
      const { interrupt: onLost } = turn;
      const onCancel = (by: Canceller | undefined) => turn.cancel(by && stoppedBy(by, request.asker));
      // What is stored nowhere can't be taken over.
      const leavesLog = context.saves !== 'temporary';
      const claim = { fingerprint, log: turn.log, leavesLog, onCancel, onLost };
      const claimed = await elsewhere.claimOrFollow(turn.id, claim);
      if (claimed === 'conflict') return claimed;
      if (claimed === 'unclear') return { refusal: notRecorded() };
      if ('followed' in claimed) return { turn: claimed.followed };
      entry.lease = claimed;
      log.info({ token: claimed.token }, 'a turn was claimed');
    }
    const token = () => entry.lease?.token ?? 0;
    const refusal = quota && (await count());
    if (refusal) return refusal;
    const gathered = await request.gather?.();
    if (gathered === undefined) return context.record(question.parts, token());
    if ('refusal' in gathered) return gathered;
    const { parts, model = question.model } = gathered;
    entry.request = { ...request, question: { ...question, parts, model } };
    const hasRoom = entry.kept?.grow(countAskedChars(parts) - countAskedChars(question.parts)) ?? true;
    return hasRoom ? context.record(parts, token()) : { refusal: OVERLOADED };
  }

  /**
   * Of a turn that is recorded: it may turn out to follow another one than it was asked behind, and that one was claimed by now. A
   * parent that another companion runs is waited for too. Until it is known who runs it, the turn waits, and can be stopped.
   */
  function findParent(entry: TurnEntry): void {
    const { request, turn, log } = entry;
    const { parent = request.parent } = request.context;
    if (parent !== request.parent) {
      entry.request = { ...request, parent };
      turn.moveBehind(parent);
    }
    const here = parent === null ? undefined : entries.ofClients(parent);
    if (parent === null || request.asker.isPrivate || here?.turn.hasBegun) return;
    const watch = { isOver: false };
    entry.parent = watch;
    const end = () => {
      watch.isOver = true;
      queue.advance();
    };
    // One that runs here is known here until it has ended.
    const follow = (found: WatchedTurn | undefined) => {
      if (found && found !== here?.turn) void found.ended.then((terminal) => terminal && end());
      else end();
    };
    const giveUp = (error: unknown) => {
      log.warn(toLogFields(error), 'the turn before could not be asked for');
      end();
    };
    const look = () => void elsewhere.findPatiently(parent).then(follow, giveUp);
    if (here) void here.admission.then((asked) => ('turn' in asked ? follow(asked.turn) : look()));
    else look();
  }

  return admit;
}

/** Why nothing more may be asked now; undefined while it may. */
export function findOverload(
  { unfinished }: { unfinished: ReadonlySet<TurnEntry> },
  asker: Asker,
  limits: Pick<Limits, 'queuedTurns' | 'guestQueuedTurns' | 'guestTurns' | 'memberQueuedTurns' | 'memberTurns'>,
): CodedError | undefined {
  const kind = kindOf(asker);
  const active = [...unfinished].filter(({ request }) => kindOf(request.asker) === kind);
  const waiting = active.filter(({ turn }) => turn.stage === 'waiting').length;
  const own = active.filter(({ request }) => request.asker.id === asker.id).length;
  const most = {
    guest: { waiting: limits.guestQueuedTurns, own: limits.guestTurns },
    member: { waiting: limits.memberQueuedTurns, own: limits.memberTurns },
    client: { waiting: limits.queuedTurns, own: Number.POSITIVE_INFINITY },
  }[kind];
  return waiting >= most.waiting || own >= most.own ? OVERLOADED : undefined;
}

export const OVERLOADED = codedError('overloaded', { cause: 'questions' });
/** The companion is about to stop: another one, or the next, answers the same question. */
export const DRAINING = codedError('overloaded', { cause: 'draining' });
export const CONFLICT = codedError('conflict', {});
const NOT_RECORDED = codedError('internal', { cause: 'not_recorded' });
const CONVERSATION_GONE = codedError('conversation_gone', { cause: 'followed' });
