import type { TerminalEvent } from '../protocol/turn-events.ts';
import type { ThoughtTime } from '../sidebar/state/conversation/answer-parts.ts';
import type { TurnState } from '../sidebar/state/conversation/turn-state.ts';
import { describeThought } from '../words/describe-thought.ts';
import { inLine } from '../words/in-line.ts';
import { words } from '../words/spoken.ts';
import { errorWords } from './problem-words.ts';

/** What of a turn is worth telling, at one moment. */
export interface TurnMoment {
  phase: TurnState['phase']['value'];
  position: number;
  /** Of its latest thought, as far as it is over. */
  thought: ThoughtTime | undefined;
  terminal: TerminalEvent | null;
}

/**
 * What a screen reader says of a turn's way from `before` to `now`; empty when nothing.
 * Undefined: the turn was not there before.
 */
export function announceTurn(before: TurnMoment | undefined, now: TurnMoment): string {
  // A conversation that was already there when the panel opened is not news.
  if (!before && now.terminal !== null) return '';
  if (now.phase === 'queued') {
    if (before?.phase === 'queued' && before.position === now.position) return '';
    return now.position > 1 ? words.waiting(now.position) : words.waitingNext;
  }
  if (before?.phase === now.phase) return '';
  const { thought } = now;
  const isThought = before?.phase === 'thinking' && thought && 'ms' in thought;
  return [isThought ? describeThought(thought) : '', announcePhase(now)].filter((text) => text !== '').join('. ');
}

function announcePhase(now: TurnMoment): string {
  switch (now.phase) {
    case 'sending':
      return words.announceQuestionSent;
    case 'thinking':
      return words.thinking;
    case 'answering':
      return words.announceAnswering;
    case 'done':
      return words.announceDone;
    case 'cancelled':
      return words.announceStopped;
    case 'error':
      return words.announceError(now.terminal?.type === 'error' ? inLine(errorWords(now.terminal)) : '');
    default:
      return '';
  }
}
