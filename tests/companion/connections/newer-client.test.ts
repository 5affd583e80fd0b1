import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listExamples, newer } from '../../protocol/newer-frames.ts';
import { createTestFolder } from '../server/test-companion.ts';
import { ask, chat, startSession } from './aside-session.ts';
import { openTestStorage } from './test-storage.ts';

const RECORDING = { type: 'recording', audio: 'sha256-x', seconds: 3 };
const PAGE = { type: 'page', title: 'Tides', url: '', language: '', text: 'The sea rises.', omittedChars: 0, tab: 7 };

async function start(folder = createTestFolder()) {
  const session = await startSession({ storage: await openTestStorage(folder) });
  return { ...session, client: await session.greet() };
}

describe('a newer client', () => {
  it('is answered for each of its requests and turns, and its connection lives', async () => {
    // What has an `id` or a `turn` is answered with it; these two have no answer.
    const types = listExamples('client').filter(({ type }) => type !== 'abort' && type !== 'detach');
    const asking = types.filter((example) => 'id' in example || 'turn' in example);
    expect(asking.length).toBeGreaterThan(10);
    const { client, scripted, clock } = await start();
    for (const example of asking) {
      // Nobody may say all of it within a second.
      clock.advance(1_000);
      const [frame = {}] = fc.sample(newer(example), { numRuns: 1, seed: 7 });
      client.send(frame);
      if (frame.type === 'chat') {
        const request = await scripted.next();
        request.say('Because.');
        request.finish();
        await client.takeUntil('done');
        continue;
      }
      const about = 'id' in frame ? { id: frame.id } : { turn: frame.turn };
      expect(await client.take()).toMatchObject(about);
      client.send({ type: 'ping' });
      await client.takeUntil('pong');
    }
  });

  it('gets an error for a type that is not known, and goes on', async () => {
    const { client } = await start();
    expect(await ask(client, { type: 'translate', audio: 'x' })).toMatchObject({
      type: 'error',
      code: 'unknown_type',
    });
    expect(await ask(client, { type: 'models' })).toMatchObject({ type: 'models' });
  });

  it('is told that a part of its question is left out, and has it back whole', async () => {
    const folder = createTestFolder();
    const { client, scripted } = await start(folder);
    const question = chat({ sources: [PAGE, RECORDING] });
    client.send(question);
    const request = await scripted.next();
    expect(request.request.prompt.sources).toEqual([PAGE]);
    request.finish();
    const story = await client.takeUntil('done');
    expect(story.filter(({ type }) => type === 'step')).toMatchObject([{ code: 'left_out_unknown' }]);
    const { conversation } = question;
    const { turns } = await ask(client, { type: 'conversation', conversation });
    expect(turns[0].question).toMatchObject([{ type: 'page', tab: 7 }, RECORDING, { type: 'text' }]);
    const { text } = await ask(client, { type: 'export', conversation, format: 'json' });
    const [exported] = JSON.parse(text).conversations[0].turns;
    expect(exported.question).toEqual([expect.objectContaining(PAGE), RECORDING, { type: 'text', text: 'Why?' }]);
  });

  it('has its texts back with all that it said of them, after a restart and in an export too', async () => {
    const folder = createTestFolder();
    const first = await start(folder);
    const spoken = { type: 'text', text: 'Why?', spoken: { seconds: 3 } };
    const texts = [spoken, { type: 'text', text: 'And when?' }];
    const asked = { ...chat(), question: [spoken, PAGE, ...texts.slice(1)] };
    await first.exchange(first.client, asked);
    const { conversation } = asked;
    const { turns } = await ask(first.client, { type: 'conversation', conversation });
    expect(turns[0].question).toMatchObject([{ type: 'page' }, ...texts]);
    const { text } = await ask(first.client, { type: 'export', conversation, format: 'json' });
    expect(JSON.parse(text).conversations[0].turns[0].question).toMatchObject([{ type: 'page' }, ...texts]);
    first.client.send(chat({ conversation, parent: asked.turn }));
    const { prompt } = (await first.scripted.next()).request;
    expect(prompt.history).toMatchObject([{ question: 'Why?\n\nAnd when?', answer: 'Because.' }]);
  });

  it('may ask on after such a question', async () => {
    const { client, scripted, exchange } = await start();
    const first = chat({ sources: [RECORDING] });
    await exchange(client, first);
    client.send(chat({ conversation: first.conversation, parent: first.turn }));
    const { prompt } = (await scripted.next()).request;
    expect(prompt.history).toMatchObject([{ question: 'Why?', sources: [], answer: 'Because.' }]);
  });
});
