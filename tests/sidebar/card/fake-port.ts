import type { Browser } from 'wxt/browser';
import { createFakeEvent } from '../../helpers/fake-extension.ts';

/** One end of a runtime port; the test is the other end. */
export function createFakePort(name = 'aside-card', sender: unknown = undefined) {
  const onMessage = createFakeEvent<[unknown]>();
  const onDisconnect = createFakeEvent<[]>();
  const posted: unknown[] = [];
  let isOpen = true;
  const port = {
    name,
    sender,
    onMessage,
    onDisconnect,
    postMessage(message: unknown) {
      if (!isOpen) throw new Error('Attempting to use a disconnected port object');
      posted.push(message);
    },
    disconnect() {
      isOpen = false;
    },
  };
  return {
    port: port as unknown as Browser.runtime.Port,
    posted,
    get isOpen() {
      return isOpen;
    },
    /** The other end says something. */
    say: (message: unknown) => onMessage.emit(message),
    /** The other end goes away: only then does a port's own end hear of it. */
    lose() {
      isOpen = false;
      onDisconnect.emit();
    },
  };
}
