import type { StepCode } from '../protocol/step-codes.ts';
import { english } from './english.ts';
import { fillSentence } from './fill-sentence.ts';

/** The sentence for a step. What a newer companion says in another way has none here, and says so. */
export function describeStep({ code, params }: { code: string; params: object }): string {
  if (!Object.hasOwn(english.steps, code)) return english.unknownStep;
  return fillSentence(english.steps[code as StepCode], params) ?? english.unknownStep;
}
