import type { Model } from '../protocol/models.ts';
import { describeBytes } from './describe-bytes.ts';
import { words } from './spoken.ts';

/** For example `3.2B · 2.0 GB · loaded`. */
export function describeModel(model: Model, isReader: boolean): string {
  if (isReader) return words.readerHint;
  const parts = [
    model.parameterSize,
    model.sizeBytes > 0 ? describeBytes(model.sizeBytes) : '',
    model.remote ? words.remote : '',
    model.loaded ? words.loaded : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
