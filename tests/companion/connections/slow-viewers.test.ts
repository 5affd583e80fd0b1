import { describe, expect, it } from 'vitest';
import { longText } from '../../helpers/long-text.ts';
import { ask, chat, startSession } from './aside-session.ts';
import { openTestStorage } from './test-storage.ts';
import { clientOf } from './wire-server.ts';

/** More than loopback's buffers take, so that a peer that does not read is noticed. */
const PIECE = longText(64 * 1024);
const PIECES = 160;

describe('a viewer that stops reading for a minute', () => {
  it('delays nobody, is dropped in time, and gets the exact rest when it comes back', async () => {
    const limits = { turnLogBytes: 64 * 1024 * 1024 };
    const { greet, scripted, clock } = await startSession({ storage: await openTestStorage(), limits });
    const [quick, slow] = [await greet(), await greet(clientOf('bert'))];
    const question = chat();
    quick.send(question);
    const request = await scripted.next();
    slow.send({ type: 'attach', turn: question.turn, seq: 0 });
    await slow.takeUntil('loading');
    slow.pause();
    let seen = '';
    for (let index = 0; index < PIECES; index += 1) {
      request.say(PIECE);
      // Who reads has each piece before the next is said.
      while (seen.length < (index + 1) * PIECE.length) seen += (await quick.take()).content ?? '';
    }
    for (let second = 0; second < 35; second += 1) {
      clock.advance(1_000);
      await ask(quick, { type: 'models' });
    }
    slow.resume();
    // It was told 4508 after 30 s; as it did not read that either, it was terminated.
    expect((await slow.closed).code).toBe(1006);
    const parts: string[] = [];
    let seq = 0;
    while (slow.waiting > 0) {
      const message = await slow.take();
      if (message.type !== 'token') continue;
      parts.push(message.content);
      seq = message.seq;
    }
    const back = await greet(clientOf('bert'));
    back.send({ type: 'attach', turn: question.turn, seq });
    request.say('The end.');
    request.finish();
    for (const message of await back.takeUntil('done')) if (message.type === 'token') parts.push(message.content);
    expect(parts.join('') === `${PIECE.repeat(PIECES)}The end.`).toBe(true);
  });

  it('and cancels what has ended meanwhile is told so after all of the text', async () => {
    const limits = { turnLogBytes: 64 * 1024 * 1024 };
    const { greet, scripted } = await startSession({ limits });
    const [quick, slow] = [await greet(), await greet(clientOf('bert'))];
    const question = chat({ temporary: true });
    quick.send(question);
    const request = await scripted.next();
    slow.send({ type: 'attach', turn: question.turn, seq: 0 });
    await slow.takeUntil('loading');
    slow.pause();
    for (let index = 0; index < PIECES; index += 1) {
      request.say(PIECE);
      await quick.takeUntil('token');
    }
    request.finish();
    await quick.takeUntil('done');
    slow.send({ type: 'cancel', turn: question.turn });
    // Once this has come to the model, the cancel has been dealt with.
    const next = chat({ temporary: true });
    slow.send(next);
    (await scripted.next()).finish();
    slow.resume();
    const both = [...(await slow.takeUntil('done')), ...(await slow.takeUntil('done'))];
    const story = both.filter(({ turn }) => turn === question.turn);
    const length = story.reduce((sum, { content = '' }) => sum + content.length, 0);
    expect(length).toBe(PIECES * PIECE.length);
    expect(story.at(-1)).toMatchObject({ type: 'done', turn: question.turn });
  });
});
