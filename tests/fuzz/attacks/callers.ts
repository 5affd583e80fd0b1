import { connectRawWebSocket, type RawWebSocket, toFrame } from '../../helpers/raw-web-socket.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import type { Random } from '../random.ts';

export const KINDS = ['client', 'guest'] as const;
export type Kind = (typeof KINDS)[number];
export const DEPTHS = ['article', 'aside.v1'] as const;
export type Depth = (typeof DEPTHS)[number];

export interface Caller extends RawWebSocket {
  kind: Kind;
  depth: Depth;
  say(message: object | string): Promise<void>;
}

/** A connection that was let in, and has said hello where that is due. */
export async function openCaller(target: FuzzTarget, kind: Kind, depth: Depth, greets = true): Promise<Caller> {
  const headers = kind === 'guest' ? [`Origin: ${target.origin}`] : [`Authorization: Bearer ${target.token}`];
  if (depth === 'aside.v1') headers.push('Sec-WebSocket-Protocol: aside.v1');
  const socket = await connectRawWebSocket(target.port, headers);
  const say = (message: object | string) =>
    socket.write(toFrame({ payload: typeof message === 'string' ? message : JSON.stringify(message) }));
  if (depth === 'aside.v1' && greets) await say({ type: 'hello' });
  return Object.assign(socket, { kind, depth, say });
}

export function openAnyCaller(target: FuzzTarget, random: Random): Promise<Caller> {
  return openCaller(target, random.pick(KINDS), random.pick(DEPTHS));
}

/** Writes bytes in up to so many pieces, cut anywhere. */
export async function writeInPieces({ socket, write }: RawWebSocket, bytes: Buffer, random: Random): Promise<void> {
  socket.setNoDelay();
  const cuts = Array.from({ length: random.below(8) }, () => random.below(bytes.length + 1)).sort((a, b) => a - b);
  let start = 0;
  for (const end of [...cuts, bytes.length]) {
    await write(bytes.subarray(start, end));
    start = end;
  }
}
