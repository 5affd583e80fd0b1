import { CLOSE_CODES, isRetryableClose } from '../../protocol/close-codes.ts';
import type { SocketEnd } from './companion-socket.ts';
import * as problems from './connection-problems.ts';
import { judgeMemberEnd } from './judge-member-end.ts';
import type { Verdict } from './verdict.ts';

/** @param isAnswering Whether anything answers at the address; asked only when the socket can't tell. */
export async function judgeEnd(
  end: SocketEnd,
  endpoint: problems.Endpoint,
  isAnswering: () => Promise<boolean>,
): Promise<Verdict> {
  if (endpoint.key === 'room') return judgeMemberEnd(end);
  switch (end.kind) {
    case 'not-proved':
      // Trying again gives nothing away, and the companion may come back to its port.
      return { problem: problems.notProved(endpoint), next: 'wait' };
    case 'not-aside':
      return { problem: problems.notAside(endpoint), next: 'wait' };
    case 'silent':
      return { problem: problems.answersNothing(endpoint), next: 'wait' };
    case 'closed': {
      if (!end.wasOpen && !(await isAnswering())) return { problem: problems.notRunning(endpoint), next: 'wait' };
      if (!end.wasOpen) return { problem: problems.refuses(endpoint), next: 'wait', tryAtOnce: 'just-started' };
      const problem = problems.explainClose(end.code, end.reason, endpoint);
      if (end.code === CLOSE_CODES.unauthorized && endpoint.key !== 'paired') {
        return { problem, next: 'stop', tryAtOnce: 'fresh-key' };
      }
      const isUnderWay = end.code === CLOSE_CODES.updating || end.code === CLOSE_CODES.notReady;
      return { problem, next: isRetryableClose(end.code) ? 'wait' : 'stop', isUnderWay };
    }
  }
}
