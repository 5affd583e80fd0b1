/** Reads one file to import, apart from all that somebody waits for, and hands out its chats as they are whole. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ErrorParams } from '../../../protocol/error-causes.ts';
import { StoreError } from '../../store/store-error.ts';
import { createChatReader } from './chat-reader.ts';
import type { ThreadReply, ThreadRequest } from './open-import.ts';

const reader = createChatReader((workerData as { now: number }).now);

parentPort?.on('message', (request: ThreadRequest) => parentPort?.postMessage(answer(request)));

function answer(request: ThreadRequest): ThreadReply {
  try {
    if (request.type === 'end') return { type: 'whole', ...reader.end() };
    return { type: 'taken', chats: reader.add(request.bytes) };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { type: 'refused', why: error.params as ErrorParams<'bad_message'> };
  }
}
