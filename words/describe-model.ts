import type { Model } from '../protocol/models.ts';
import { describeBytes } from './describe-bytes.ts';
import { joinFacts } from './join-facts.ts';
import { modelMenuWords } from './spoken-later.ts';

/** For example `3.2B · 2.0 GB · loaded`. */
export function describeModel(model: Model, isReader: boolean): string {
  if (isReader) return modelMenuWords.readerHint;
  return joinFacts([
    model.parameterSize,
    model.sizeBytes > 0 ? describeBytes(model.sizeBytes) : '',
    model.remote ? modelMenuWords.remote : '',
    model.loaded ? modelMenuWords.loaded : '',
  ]);
}
