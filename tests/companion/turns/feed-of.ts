import { createOutbox, type Outbox } from '../../../companion/connections/transport/outbox.ts';
import type { Socket } from '../../../companion/connections/transport/socket.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

/** One connection's feed, over a socket whose sends are the test's. */
export function feedOf(send: Socket['send']): Outbox['feed'] {
  return createOutbox({ send, ping() {}, close() {}, terminate() {} }, createManualClock(), 0).feed;
}
