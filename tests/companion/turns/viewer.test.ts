import { describe, expect, it } from 'vitest';
import { toArticleFrame, toAsideFrame } from '../../../companion/turns/frames.ts';
import { createTurnLog, type TurnLog } from '../../../companion/turns/turn-log.ts';
import { createViewer } from '../../../companion/turns/viewer.ts';
import { feedOf } from './feed-of.ts';

const TURN = '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';

function watch(log: TurnLog, { after = 0, frameOf = toAsideFrame } = {}) {
  const sent: { type: string; content?: string; seq?: number }[] = [];
  const unfinished: (() => void)[] = [];
  let ends = 0;
  const viewer = createViewer({
    log,
    after,
    frameOf,
    feed: feedOf((frame, done) => {
      sent.push(JSON.parse(frame));
      unfinished.push(done);
    }),
    onEnd() {
      ends += 1;
    },
  });
  viewer.start();
  return { viewer, sent, unfinished, finish: () => unfinished.shift()?.(), ends: () => ends };
}

describe('a viewer', () => {
  it('has at most one send unfinished, and sends everything newer merged when it has finished', () => {
    const log = createTurnLog(TURN, 1000);
    const { sent, unfinished, finish } = watch(log);
    for (const token of ['a', 'b', 'c', 'd']) log.appendText('token', token);
    expect(sent.map(({ content }) => content)).toEqual(['a']);
    expect(unfinished).toHaveLength(1);
    finish();
    expect(sent.map(({ content, seq }) => [content, seq])).toEqual([
      ['a', 1],
      ['bcd', 4],
    ]);
    expect(unfinished).toHaveLength(1);
  });

  it('does not slow another that keeps up', () => {
    const log = createTurnLog(TURN, 1000);
    const slow = watch(log);
    const fast = watch(log);
    for (const token of ['a', 'b', 'c']) {
      log.appendText('token', token);
      fast.finish();
    }
    expect(fast.sent.map(({ content }) => content)).toEqual(['a', 'b', 'c']);
    expect(slow.sent).toHaveLength(1);
  });

  it('asks the transport for a place only while there is something to send', () => {
    const log = createTurnLog(TURN, 1000);
    const asked: (() => string | undefined)[] = [];
    createViewer({ log, after: 0, frameOf: toAsideFrame, feed: (next) => asked.push(next), onEnd() {} }).start();
    // Who has just come asks once, and finds nothing.
    expect(asked.shift()?.()).toBeUndefined();
    log.appendText('token', 'a');
    expect(asked.shift()?.()).toContain('"a"');
    expect(asked).toHaveLength(0);
    log.appendText('token', 'b');
    log.append({ type: 'step', code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 2 });
    expect(asked.shift()?.()).toContain('"b"');
    expect(asked.shift()?.()).toContain('"step"');
    expect(asked).toHaveLength(0);
  });

  it('ends once, with the terminal', () => {
    const log = createTurnLog(TURN, 1000);
    const { sent, finish, ends } = watch(log);
    log.appendText('token', 'a');
    log.append({ type: 'cancelled' });
    expect(ends()).toBe(0);
    finish();
    expect(sent.map(({ type }) => type)).toEqual(['token', 'cancelled']);
    expect(ends()).toBe(1);
  });

  it('sends nothing after it was stopped', () => {
    const log = createTurnLog(TURN, 1000);
    const { viewer, sent, finish } = watch(log);
    log.appendText('token', 'a');
    viewer.stop();
    log.appendText('token', 'b');
    finish();
    expect(sent).toHaveLength(1);
  });

  it('shows at article depth only what the article knows', () => {
    const log = createTurnLog(TURN, 1000);
    const { sent, finish } = watch(log, { frameOf: toArticleFrame });
    log.append({ type: 'queued', position: 1 });
    log.append({ type: 'loading', model: 'small' });
    log.appendText('thinking', 'hm');
    log.append({ type: 'step', code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 2 });
    finish();
    log.appendText('token', 'yes');
    finish();
    log.append({ type: 'done', reason: 'stop', model: 'small', usage: null, saved: 'temporary' });
    expect(sent).toEqual([
      { type: 'step', description: 'Reading part 1 of 2' },
      { type: 'token', content: 'yes' },
      { type: 'done' },
    ]);
  });

  it('waits for what others on its connection have unfinished, and has nothing to send once it was replaced', () => {
    const log = createTurnLog(TURN, 1000);
    log.appendText('token', 'all of it');
    const unfinished: (() => void)[] = [];
    const frames: string[] = [];
    const feed = feedOf((frame, done) => {
      frames.push(frame);
      unfinished.push(done);
    });
    for (let times = 0; times < 100; times += 1) {
      const viewer = createViewer({ log, after: 0, frameOf: toAsideFrame, feed, onEnd() {} });
      viewer.start();
      if (times < 99) viewer.stop();
    }
    expect(frames).toHaveLength(1);
    unfinished.shift()?.();
    expect(frames).toHaveLength(2);
    unfinished.shift()?.();
    expect(frames).toHaveLength(2);
  });
});
