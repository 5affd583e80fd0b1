// @vitest-environment node
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { createTestPanel } from '../../helpers/test-panel.ts';

function start() {
  const panel = createTestPanel({ role: 'guest', hasPage: false });
  onTestFinished(panel.dispose);
  return { ...panel, pairing: panel.state.pairing };
}

describe('pairing, before it is loaded', () => {
  it('is idle and closed', () => {
    const { pairing } = start();
    expect([pairing.loaded.value, pairing.isOpen.value, pairing.phase.value]).toEqual([null, false, 'idle']);
  });

  it('opens as soon as it is there', async () => {
    const { pairing } = start();
    pairing.open();
    await eventually(() => expect(pairing.isOpen.value).toBe(true));
    expect(pairing.loaded.value?.address.value).toBe('127.0.0.1:11435');
  });

  it('goes on at once by the code of a link, and says so all the while', async () => {
    const { pairing, pairings, endPairing } = start();
    const seen = new Set<string>();
    const stop = pairing.phase.subscribe((phase) => seen.add(phase));
    onTestFinished(stop);
    seen.clear();
    const done = pairing.pairBy('7K3MQ9TX');
    await eventually(() => expect(pairings).toMatchObject([{ code: '7K3MQ9TX' }]));
    expect([...seen]).toEqual(['pairing']);
    await endPairing('Firefox');
    await done;
    expect([...seen]).toEqual(['pairing', 'paired']);
  });
});
