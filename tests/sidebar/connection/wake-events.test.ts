import { describe, expect, it } from 'vitest';
import { onWake } from '../../../sidebar/connection/wake-events.ts';

function createWindow() {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  return Object.assign(new EventTarget(), { document });
}

describe('onWake', () => {
  it('calls back when the network is back and when the page becomes visible, not when it is hidden', () => {
    const source = createWindow();
    let wakes = 0;
    onWake(() => {
      wakes += 1;
    }, source);
    source.dispatchEvent(new Event('online'));
    expect(wakes).toBe(1);
    source.document.visibilityState = 'hidden';
    source.document.dispatchEvent(new Event('visibilitychange'));
    expect(wakes).toBe(1);
    source.document.visibilityState = 'visible';
    source.document.dispatchEvent(new Event('visibilitychange'));
    expect(wakes).toBe(2);
  });

  it('works in a service worker, which has no document', () => {
    const source = new EventTarget();
    let wakes = 0;
    onWake(() => {
      wakes += 1;
    }, source);
    source.dispatchEvent(new Event('online'));
    expect(wakes).toBe(1);
  });

  it('says nothing more once unsubscribed', () => {
    const source = createWindow();
    let wakes = 0;
    const stop = onWake(() => {
      wakes += 1;
    }, source);
    stop();
    source.dispatchEvent(new Event('online'));
    source.document.dispatchEvent(new Event('visibilitychange'));
    expect(wakes).toBe(0);
  });
});
