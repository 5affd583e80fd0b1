import * as v from 'valibot';
import { openEnum } from './open-enum.ts';

export const TASKS = ['chat', 'explain', 'summarise', 'translate'] as const;
export type Task = (typeof TASKS)[number];
/** Any task may be written, also one that only a newer Aside knows; one that is not known to the reader is refused. */
export const TaskSchema = v.pipe(openEnum(TASKS), v.picklist(TASKS));
