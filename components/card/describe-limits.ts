import type { ShownPart } from '../../sidebar/state/conversation/answer-parts.ts';
import { describeStep } from '../../words/describe-step.ts';

/** Codes of steps that say what the model was not given, or not as a whole. */
const LIMIT = /^(?:explaining|chose|left_out)_/;

/** What an answer leaves out, in sentences; of what is said several times, the last. */
export function describeLimits(parts: readonly ShownPart[]): string[] {
  const steps = parts.flatMap((part) => (part.type === 'steps' ? part.steps.value : []));
  const limits = steps.filter(({ code }) => LIMIT.test(code));
  return [...new Map(limits.map((step) => [step.code, describeStep(step)])).values()];
}
