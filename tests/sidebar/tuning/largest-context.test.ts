import { describe, expect, it } from 'vitest';
import { createLargestContext } from '../../../sidebar/tuning/largest-context.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { settle } from '../../helpers/settle.ts';

async function open(maxContext = 32_768) {
  const companion = createFakeCompanionConnection();
  companion.connect('client');
  const context = createLargestContext(companion.connection);
  context.refresh();
  companion.requestOf('settings').answer({ type: 'settings', maxContext, usualMaxContext: 32_768 });
  await settle();
  return { companion, context, sent: () => companion.requests.map(({ request }) => request) };
}

describe('the largest context', () => {
  it('shows nothing while it is the usual one, else what is set', async () => {
    expect((await open()).context.typed.value).toBe('');
    const { context } = await open(4096);
    expect([context.typed.value, context.usual.value]).toEqual(['4096', 32_768]);
  });

  it.each([
    ['16384', 16_384],
    ['16,384', 16_384],
    ['16.384', 16_384],
    [' 131072 ', 131_072],
    ['', null],
  ])('is sent as it was typed (%s)', async (typed, maxContext) => {
    const { context, sent } = await open();
    context.set(typed);
    expect(sent().at(-1)).toEqual({ type: 'settings', maxContext });
  });

  it.each(['12', '1023', 'much', '4096.5', '99999999999'])('is not sent when it makes no sense (%s)', async (typed) => {
    const { context, sent } = await open();
    context.set(typed);
    expect(sent()).toHaveLength(1);
    expect([context.typed.value, context.error.value]).toMatchObject([
      typed,
      { code: 'bad_message', params: { cause: 'parameter_whole', least: 1024, most: 16_777_216 } },
    ]);
    context.set('4096');
    expect(context.error.value).toBeNull();
  });

  it('says why the companion does not take it', async () => {
    const { context, companion } = await open();
    context.set('4096');
    companion.requestOf('settings').refuse({ code: 'storage_failed', params: { cause: 'not_written', file: 'x' } });
    await settle();
    expect(context.error.value).toMatchObject({ code: 'storage_failed' });
  });
});
