/** What clients have set of this companion, in a file, so that it holds after the next start too. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuseMaxContext } from '../../protocol/max-context.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import { writeJson } from './write-json.ts';

export interface LastingSettings {
  /** Where they are kept. */
  readonly file: string;
  /** Tokens of context that an Ollama model is asked for at most. */
  maxContext(): number;
  /** What that is while nothing is set. */
  readonly usualMaxContext: number;
  /** Null takes it back. False when it can't be kept: then nothing has changed. */
  setMaxContext(tokens: number | null): boolean;
}

/** In `<dataDir>/settings.json`. What can't be read is not set. */
export function createLastingSettings(dataDir: string, usual: { maxContext: number }, log: Log): LastingSettings {
  const file = join(dataDir, 'settings.json');
  let set = readMaxContext(file);
  return {
    file,
    maxContext: () => set ?? usual.maxContext,
    usualMaxContext: usual.maxContext,
    setMaxContext(tokens) {
      try {
        writeJson(file, tokens === null ? {} : { maxContext: tokens });
      } catch (error) {
        log.warn(toLogFields(error), 'a setting could not be written');
        return false;
      }
      set = tokens ?? undefined;
      return true;
    },
  };
}

function readMaxContext(file: string): number | undefined {
  try {
    const { maxContext } = JSON.parse(readFileSync(file, 'utf8'));
    return refuseMaxContext(maxContext) ? undefined : maxContext;
  } catch {
    return undefined;
  }
}
