/**
 * Models to begin with, in the order of what they take. Where the numbers come from, and what each is good at:
 * docs/first-models.md, which a test compares with this list.
 */
import type { Suggestion } from '../../../protocol/model-requests.ts';

/** In memory a model takes what it takes on disk, and room for a context of some thousand tokens. */
const OVER_SIZE = 1.1;
const CONTEXT_BYTES = 1.2e9;

function model(name: string, sizeBytes: number, good: Suggestion['good']): Omit<Suggestion, 'fits'> {
  return { name, sizeBytes, memoryBytes: Math.round(sizeBytes * OVER_SIZE + CONTEXT_BYTES), good };
}

export const FIRST_MODELS: readonly Omit<Suggestion, 'fits'>[] = [
  model('qwen3:0.6b', 523e6, 'small'),
  model('llama3.2:1b', 1.3e9, 'small'),
  model('llama3.2:3b', 2.0e9, 'general'),
  model('gemma3:4b', 3.3e9, 'images'),
  model('qwen3:8b', 5.2e9, 'reasoning'),
  model('gemma3:12b', 8.1e9, 'images'),
  model('gpt-oss:20b', 14e9, 'large'),
];
