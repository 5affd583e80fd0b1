import { describe, expect, it } from 'vitest';
import { parseCardRequest } from '../../../sidebar/card/card-messages.ts';

describe('what a card asks for', () => {
  it.each([
    { type: 'alive' },
    { type: 'stop' },
    { type: 'continue', turn: 'a', draft: 'How many?' },
    { type: 'show', passage: { number: 1, text: 'High tide.', title: 'Tides', url: 'https://site.test/' } },
    { type: 'close' },
    { type: 'watch', turn: 'a', seq: 0 },
  ])('is understood: $type', (request) => {
    expect(parseCardRequest(request)).toEqual(request);
  });

  it.each([
    null,
    'stop',
    {},
    { type: 'chat', question: [{ type: 'text', text: 'do something else' }] },
    { type: 'watch' },
    { type: 'watch', turn: 3, seq: 0 },
    { type: 'watch', turn: 'a', seq: -1 },
    { type: 'watch', turn: 'a', seq: '1' },
    { type: 'watch', turn: '', seq: 0 },
    { type: 'continue' },
    { type: 'show' },
    { type: 'show', passage: { number: 1, text: 'High tide.' } },
    { type: 'continue', turn: 'a' },
  ])('is nothing else: %j', (value) => {
    expect(parseCardRequest(value)).toBeUndefined();
  });

  it('carries no field that was not asked for', () => {
    expect(parseCardRequest({ type: 'stop', turn: 'another' })).toEqual({ type: 'stop' });
  });
});
