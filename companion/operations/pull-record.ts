/** Which pulls have not finished, in a file, so that they can go on after the companion was started again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LIMITS } from '../../protocol/limits.ts';
import { ModelNameSchema } from '../../protocol/model-name-schema.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import { writeJson } from './write-json.ts';

const BytesSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const PullSchema = v.object({
  name: ModelNameSchema,
  upstream: ModelNameSchema,
  done: BytesSchema,
  total: BytesSchema,
});
const FileSchema = v.object({ pulls: v.pipe(v.array(PullSchema), v.maxLength(LIMITS.pulls + LIMITS.unfinishedPulls)) });
export type UnfinishedPull = v.InferOutput<typeof PullSchema>;

export interface PullRecord {
  read(): readonly UnfinishedPull[];
  write(pulls: readonly UnfinishedPull[]): void;
}

/** In `<dataDir>/pulls.json`. What can't be read or written costs the list alone: the server has the bytes. */
export function createPullRecord(dataDir: string, log: Log): PullRecord {
  const file = join(dataDir, 'pulls.json');
  return {
    read() {
      try {
        const parsed = v.safeParse(FileSchema, JSON.parse(readFileSync(file, 'utf8')));
        return parsed.success ? parsed.output.pulls : [];
      } catch {
        return [];
      }
    },
    write(pulls) {
      try {
        writeJson(file, { pulls });
      } catch (error) {
        log.warn(toLogFields(error), 'the list of unfinished pulls could not be written');
      }
    },
  };
}
