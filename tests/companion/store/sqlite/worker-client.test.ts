import { describe, expect, it } from 'vitest';
import { startWorker } from '../../../../companion/store/worker/worker-client.ts';
import { question } from '../contract/store-under-test.ts';
import { openTempStorage } from './temp-storage.ts';

/** A thread that opens, answers nothing, and ends as the code says when it is asked for something. */
function doomedWorker(code: string): URL {
  const source = `
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', () => { ${code} });
    parentPort.postMessage({ type: 'opened' });`;
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
}

describe("the storage's thread", () => {
  it.each([
    ['throws', 'throw new Error("broken")'],
    ['exits', 'process.exit(3)'],
  ])('rejects every call and says it is unavailable when it %s', async (_, code) => {
    const client = await startWorker(doomedWorker(code), {});
    const failed = new Promise((resolve) => client.onFailure(resolve));
    const calls = [client.call('list', {}), client.call('findHits', 'x')];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'unavailable' });
    expect(client.failure).toBe(await failed);
    await expect(client.call('list', {})).rejects.toBe(client.failure);
    await client.dispose();
  });

  it('is broken off at the deadline of its end, whatever it is at', async () => {
    const client = await startWorker(doomedWorker('for (;;);'), {});
    const call = client.call('list', {});
    await client.dispose(Promise.resolve());
    await expect(call).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('says so when it ends before it has opened', async () => {
    const file = new URL('data:text/javascript,process.exit(1)');
    await expect(startWorker(file, {})).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('does what was asked before it is disposed, and nothing after', async () => {
    const set = await openTempStorage();
    const asked = question();
    const added = set.store.add(asked);
    const appended = set.store.appendTexts([{ turn: asked.turn, kind: 'content', text: 'last words' }]);
    let isToldFailed = false;
    set.store.onFailure(() => {
      isToldFailed = true;
    });
    await set.store.dispose();
    expect(await added).toBe(true);
    await appended;
    await expect(set.store.list()).rejects.toMatchObject({ code: 'unavailable' });
    expect(isToldFailed).toBe(false);
    const store = await set.reopen();
    await store.interrupt(asked.turn, 1);
    expect((await store.findTurn(asked.turn))?.record.answer).toEqual([{ type: 'text', text: 'last words' }]);
  });
});
