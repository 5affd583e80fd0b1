import type { StepCode } from '../protocol/step-codes.ts';
import { fillSentence } from './fill-sentence.ts';
import { turnWords } from './spoken.ts';

/** The sentence for a step. What a newer companion says in another way has none here, and says so. */
export function describeStep({ code, params }: { code: string; params: object }): string {
  if (!Object.hasOwn(turnWords.steps, code)) return turnWords.unknownStep;
  return fillSentence(turnWords.steps[code as StepCode], params) ?? turnWords.unknownStep;
}
