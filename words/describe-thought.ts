import { thoughtWords, words } from './spoken.ts';

/** What a thought is called that went on until `now`, or is over: `Thinking… 3 s`, `Thought for 12 seconds`. */
export function describeThought(time: { since: number } | { ms: number } | null, now = 0): string {
  if (time === null) return thoughtWords.thoughts;
  const isOver = 'ms' in time;
  const seconds = (isOver ? time.ms : now - time.since) / 1_000;
  if (!isOver) return seconds < 1 ? words.thinking : thoughtWords.thinkingFor(Math.floor(seconds));
  if (seconds < 0.5) return thoughtWords.forMoment;
  if (seconds < 90) return thoughtWords.forSeconds(Math.round(seconds));
  return thoughtWords.forMinutes(Math.round(seconds / 60));
}
