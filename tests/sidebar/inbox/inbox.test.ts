import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSteadyStorage } from '../../../sidebar/browser/steady-storage.ts';
import { createInbox, deliver, type InboxItem } from '../../../sidebar/inbox/inbox.ts';
import { settle } from '../../helpers/settle.ts';

const session = createSteadyStorage(fakeBrowser.storage.session);

function item(id: string): InboxItem {
  return { id, task: 'chat', sources: [], send: false, language: 'en' };
}

describe('inbox', () => {
  beforeEach(() => fakeBrowser.reset());

  it('gives a panel what was delivered before it loaded', async () => {
    await deliver(session, 7, item('a'));
    const got: InboxItem[] = [];
    createInbox(session, 7, (each) => got.push(each));
    await settle();
    expect(got).toEqual([item('a')]);
  });

  it('gives an open panel what is delivered later', async () => {
    const got: string[] = [];
    createInbox(session, 7, ({ id }) => got.push(id));
    await settle();
    await deliver(session, 7, item('a'));
    await settle();
    expect(got).toEqual(['a']);
  });

  it('leaves nothing behind, so that the next panel does not get it again', async () => {
    await deliver(session, 7, item('a'));
    createInbox(session, 7, () => {}).dispose();
    const first: string[] = [];
    const panel = createInbox(session, 7, ({ id }) => first.push(id));
    await settle();
    panel.dispose();
    const second: string[] = [];
    createInbox(session, 7, ({ id }) => second.push(id));
    await settle();
    expect([first, second]).toEqual([['a'], []]);
    expect(await session.get(null)).toEqual({});
  });

  it('gives one window nothing of another, also where one number begins with the other', async () => {
    const got: Record<number, string[]> = { 1: [], 12: [] };
    for (const windowId of [1, 12]) createInbox(session, windowId, ({ id }) => got[windowId]?.push(id));
    await deliver(session, 12, item('twelve'));
    await deliver(session, 1, item('one'));
    await settle();
    expect(got).toEqual({ 1: ['one'], 12: ['twelve'] });
  });

  it('takes nothing any more once it is disposed', async () => {
    const got: string[] = [];
    createInbox(session, 7, ({ id }) => got.push(id)).dispose();
    await deliver(session, 7, item('a'));
    await settle();
    expect(got).toEqual([]);
    expect(Object.keys(await session.get(null))).toHaveLength(1);
  });

  it('gives each item once and in order, whenever the panel loads', async () => {
    const step = fc.oneof(
      fc.constant('deliver' as const),
      fc.constant('deliver at once' as const),
      fc.constant('wait' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.nat(12), async (steps, loadsAt) => {
        fakeBrowser.reset();
        const sent: string[] = [];
        const got: string[] = [];
        for (const [index, each] of [...steps, 'wait' as const].entries()) {
          if (index === Math.min(loadsAt, steps.length)) createInbox(session, 7, ({ id }) => got.push(id));
          if (each === 'wait') await settle();
          else {
            sent.push(`${index}`);
            const delivered = deliver(session, 7, item(`${index}`));
            if (each === 'deliver') await delivered;
          }
        }
        await settle();
        expect(got).toEqual(sent);
      }),
      { numRuns: 200 },
    );
  });
});
