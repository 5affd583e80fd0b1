import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createContextLengths, type PromptSize } from '../../../../companion/upstreams/ollama/context-lengths.ts';

const MODEL = 'm';
const MAX = 32_768;

function text(bytes: number, more: Partial<PromptSize> = {}): PromptSize {
  return { bytes, images: 0, isThinking: false, ...more };
}

function looked(contextLength: number, loadedContext?: number) {
  return { name: MODEL, contextLength, isLoaded: loadedContext !== undefined, loadedContext: loadedContext ?? 0 };
}

describe('the context that a model is asked for', () => {
  test('is the server’s own where the prompt is short and the model is not loaded', () => {
    const contexts = createContextLengths(() => MAX);
    contexts.look([looked(131_072)]);
    expect(contexts.choose(MODEL, text(300))).toBeUndefined();
  });

  test('is what the model is loaded with while that is enough', () => {
    const contexts = createContextLengths(() => MAX);
    contexts.look([looked(131_072, 16_384)]);
    expect(contexts.choose(MODEL, text(300))).toBe(16_384);
    expect(contexts.choose(MODEL, text(36_000))).toBe(16_384);
  });

  test('is what the last answer was given with, whatever a look that began before it says', () => {
    const contexts = createContextLengths(() => MAX);
    contexts.beginLook();
    contexts.loaded(MODEL, 16_384);
    contexts.look([looked(131_072)]);
    expect(contexts.choose(MODEL, text(300))).toBe(16_384);
    contexts.beginLook();
    contexts.look([looked(131_072)]);
    expect(contexts.choose(MODEL, text(300))).toBeUndefined();
  });

  test('doubles until the prompt and an answer have room', () => {
    const contexts = createContextLengths(() => MAX);
    contexts.look([looked(131_072, 4096)]);
    expect(contexts.choose(MODEL, text(10_000))).toBe(8192);
    expect(contexts.choose(MODEL, text(60_000))).toBe(32_768);
  });

  test('is never more than the model was made for, nor than was set', () => {
    const contexts = createContextLengths(() => MAX);
    contexts.look([looked(20_000)]);
    expect(contexts.choose(MODEL, text(10 ** 6))).toBe(20_000);
    contexts.look([looked(131_072)]);
    expect(contexts.choose(MODEL, text(10 ** 6))).toBe(MAX);
  });

  test('leaves a model alone that was loaded with more than is ever asked for', () => {
    const contexts = createContextLengths(() => MAX);
    contexts.look([looked(131_072, 65_536)]);
    expect(contexts.choose(MODEL, text(10 ** 6))).toBe(65_536);
  });

  test('has room for images and for thinking', () => {
    const contexts = createContextLengths(() => MAX);
    expect(contexts.choose(MODEL, text(300, { images: 3 }))).toBe(8192);
    expect(contexts.choose(MODEL, text(300, { isThinking: true }))).toBe(8192);
  });

  test('follows what the model’s own tokens hold', () => {
    const contexts = createContextLengths(() => MAX);
    contexts.look([looked(131_072, 4096)]);
    expect(contexts.choose(MODEL, text(9000))).toBe(8192);
    contexts.learn(MODEL, text(9000), 1800);
    expect(contexts.choose(MODEL, text(9000))).toBe(4096);
  });

  test('learns nothing from a short prompt, nor from a count without what the server had in its cache', () => {
    const contexts = createContextLengths(() => MAX);
    contexts.look([looked(131_072, 4096)]);
    contexts.learn(MODEL, text(1999), 1);
    contexts.learn(MODEL, text(9000), 12);
    expect(contexts.choose(MODEL, text(9000))).toBe(8192);
  });

  test('is enlarged by what the server counted, as long as there is more', () => {
    const contexts = createContextLengths(() => MAX);
    const size = text(300);
    expect(contexts.enlarge(MODEL, undefined, size, { promptTokens: 5000, contextTokens: 2048 })).toBe(8192);
    expect(contexts.choose(MODEL, size)).toBe(4096);
    const all = { promptTokens: 40_000, contextTokens: MAX };
    expect(contexts.enlarge(MODEL, MAX, size, all)).toBeUndefined();
    // A server that gives less than it was asked for would only refuse once more.
    expect(contexts.enlarge(MODEL, 8192, size, { promptTokens: 5000, contextTokens: 2048 })).toBeUndefined();
  });

  test('is the server’s own again once the model was unloaded', () => {
    const contexts = createContextLengths(() => MAX);
    contexts.loaded(MODEL, 16_384);
    expect(contexts.choose(MODEL, text(300))).toBe(16_384);
    contexts.beginLook();
    contexts.look([looked(131_072)]);
    expect(contexts.choose(MODEL, text(300))).toBeUndefined();
  });

  test('grows with a chat, and loads the model at most once for each doubling', () => {
    const schedule = fc.array(fc.record({ bytes: fc.nat(200_000), images: fc.nat(4), isThinking: fc.boolean() }));
    fc.assert(
      fc.property(schedule, fc.nat(200_000), (sizes, made) => {
        const contexts = createContextLengths(() => MAX);
        contexts.look([looked(made)]);
        const asked: number[] = [];
        for (const size of sizes) {
          const context = contexts.choose(MODEL, size);
          contexts.loaded(MODEL, context);
          if (context !== undefined && context !== asked.at(-1)) asked.push(context);
        }
        expect(asked).toEqual([...asked].sort((a, b) => a - b));
        expect(asked.length).toBeLessThanOrEqual(4);
        expect(Math.max(0, ...asked)).toBeLessThanOrEqual(made === 0 ? MAX : Math.min(made, MAX));
      }),
    );
  });
});
