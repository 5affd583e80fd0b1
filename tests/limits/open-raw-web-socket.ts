import { onTestFinished } from 'vitest';
import { connectRawWebSocket, type RawWebSocket } from '../helpers/raw-web-socket.ts';

/** One at `/ws/chat` that ends with the test. */
export async function openRawWebSocket(port: number, headers: readonly string[]): Promise<RawWebSocket> {
  const opened = await connectRawWebSocket(port, headers);
  onTestFinished(() => void opened.socket.destroy());
  return opened;
}
