import type { Limits } from '../../protocol/limits.ts';
import { type CodedError, codedError, INTERRUPTED, toCodedError } from '../coded-error.ts';
import type { Recorded } from '../conversations/turn-context.ts';
import type { Live } from '../live/live.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import { countAskedChars } from '../prompts/source.ts';
import { StoreError } from '../store/store-error.ts';
import type { Asked } from './ask-request.ts';
import type { Asker } from './asker.ts';
import type { FollowedTurns } from './followed-turns.ts';
import type { SlotQueue } from './queue/slot-queue.ts';
import type { TurnEntries, TurnEntry } from './turn-entries.ts';

export interface TurnAdmissionOptions {
  entries: TurnEntries;
  /** The turns that other companions run. */
  elsewhere: FollowedTurns;
  queue: Pick<SlotQueue, 'advance'>;
  live: Pick<Live, 'claim'>;
  log: Log;
  /** Has a turn begin that was recorded. */
  begin(entry: TurnEntry): void;
}

/** Claims and records a turn that the registry knows, and has it begin; one that is refused leaves no trace. */
export function createTurnAdmission(options: TurnAdmissionOptions): (entry: TurnEntry) => Promise<Asked> {
  const { entries, elsewhere, queue, live, log, begin } = options;

  async function admit(entry: TurnEntry): Promise<Asked> {
    const { turn } = entry;
    const recorded = await record(entry).catch((error: unknown) => {
      if (error instanceof StoreError) return { refusal: toCodedError(error.reason) };
      log.error(toLogFields(error), 'a question could not be recorded');
      return { refusal: NOT_RECORDED };
    });
    if (recorded === 'recorded') {
      begin(entry);
      return { turn };
    }
    entries.remove(entry);
    queue.advance();
    entry.kept?.refuse();
    entry.lease?.forget();
    if (recorded === 'elsewhere') {
      const followed = await elsewhere.find(turn.id);
      return followed ? { turn: followed } : { refusal: INTERRUPTED };
    }
    if (recorded === 'parent_gone') return { refusal: CONVERSATION_GONE };
    if (recorded === 'conflict') return { refusal: CONFLICT };
    return 'known' in recorded ? { stored: recorded.known } : recorded;
  }

  async function record(entry: TurnEntry): Promise<Recorded | 'elsewhere' | { refusal: CodedError }> {
    const { request, turn } = entry;
    const { question, context, fingerprint } = request;
    if (!request.asker.isPrivate) {
      const { log, cancel: onCancel, interrupt: onLost } = turn;
      const claimed = await live.claim(turn.id, { fingerprint, log, onCancel, onLost });
      if ('taken' in claimed) return claimed.taken === fingerprint ? 'elsewhere' : 'conflict';
      entry.lease = claimed;
      if (request.parent !== null && !entries.has(request.parent)) {
        entry.parent = await elsewhere.find(request.parent);
        void entry.parent?.ended.then(queue.advance);
      }
    }
    const token = () => entry.lease?.token ?? 0;
    const gathered = await request.gather?.();
    if (gathered === undefined) return context.record(question.parts, token());
    if ('refusal' in gathered) return gathered;
    const { parts } = gathered;
    entry.request = { ...request, question: { ...question, parts } };
    const hasRoom = entry.kept?.grow(countAskedChars(parts) - countAskedChars(question.parts)) ?? true;
    return hasRoom ? context.record(parts, token()) : { refusal: OVERLOADED };
  }

  return admit;
}

/** Why nothing more may be asked now; undefined while it may. */
export function findOverload(
  { unfinished }: Pick<TurnEntries, 'unfinished'>,
  asker: Asker,
  limits: Pick<Limits, 'queuedTurns' | 'guestQueuedTurns' | 'guestTurns'>,
): CodedError | undefined {
  const active = [...unfinished].filter(({ request }) => request.asker.isGuest === asker.isGuest);
  const waiting = active.filter(({ turn }) => turn.stage === 'waiting').length;
  if (waiting >= (asker.isGuest ? limits.guestQueuedTurns : limits.queuedTurns)) return OVERLOADED;
  if (!asker.isGuest) return undefined;
  const own = active.filter(({ request }) => request.asker.id === asker.id).length;
  return own >= limits.guestTurns ? OVERLOADED : undefined;
}

export const OVERLOADED = codedError('overloaded', { cause: 'questions' });
export const CONFLICT = codedError('conflict', {});
const NOT_RECORDED = codedError('internal', { cause: 'not_recorded' });
const CONVERSATION_GONE = codedError('conversation_gone', { cause: 'followed' });
