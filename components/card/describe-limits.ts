import type { StepCode } from '../../protocol/step-codes.ts';
import type { ShownPart } from '../../sidebar/state/conversation/answer-parts.ts';
import { describeStep } from '../../words/describe-step.ts';

/** Steps that say what the model was not given, or not as a whole. */
const LIMITS: readonly string[] = [
  'explaining_parts',
  'chose_passages',
  'left_out_exchanges',
  'left_out_sources',
  'left_out_unknown',
] satisfies StepCode[];

/** What an answer leaves out, in sentences; of what is said several times, the last. */
export function describeLimits(parts: readonly ShownPart[]): string[] {
  const steps = parts.flatMap((part) => (part.type === 'steps' ? part.steps.value : []));
  const limits = steps.filter(({ code }) => LIMITS.includes(code));
  return [...new Map(limits.map((step) => [step.code, describeStep(step)])).values()];
}
