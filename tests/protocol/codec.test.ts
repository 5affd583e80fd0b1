import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { decodeArticleRequest, decodeClientMessage, decodeCompanionMessage, encode } from '../../protocol/codec.ts';
import { TokenSchema } from '../../protocol/turn-events.ts';
import { inWords } from '../helpers/in-words.ts';

const TURN = '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';
const DECODERS = [decodeClientMessage, decodeCompanionMessage, decodeArticleRequest];

describe('a decoder', () => {
  it('never throws, whatever it is given', () => {
    const type = fc.constantFrom(
      'hello',
      'chat',
      'attach',
      'models',
      'welcome',
      'token',
      'error',
      '__proto__',
      'toString',
    );
    const frame = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .dictionary(fc.constantFrom('type', 'turn', 'id', 'seq', 'message', '__proto__', 'constructor'), fc.anything())
        .map((value) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? 0 : part)) ?? ''),
      fc.tuple(type, fc.jsonValue()).map(([type, turn]) => JSON.stringify({ type, turn, id: turn, seq: turn })),
    );
    fc.assert(
      fc.property(frame, (text) => {
        for (const decode of DECODERS) {
          const decoded = decode(text);
          if (!decoded.ok) expect(['bad_message', 'unknown_type']).toContain(decoded.code);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reads tokens by hand as their schema says', () => {
    const seq = fc.oneof(fc.nat(), fc.integer(), fc.double(), fc.constant('1'));
    const turn = fc.oneof(fc.constantFrom(TURN, TURN.toUpperCase(), `${TURN}0`, 'x'), fc.nat());
    const content = fc.oneof(fc.string(), fc.nat());
    const other = fc.dictionary(fc.constantFrom('extra', 'id'), fc.string());
    fc.assert(
      fc.property(turn, seq, content, other, (turn, seq, content, other) => {
        const frame = JSON.stringify({ ...other, type: 'token', turn, seq, content });
        const { success, output } = v.safeParse(TokenSchema, JSON.parse(frame));
        const decoded = decodeCompanionMessage(frame);
        expect(decoded.ok).toBe(success);
        if (decoded.ok) expect(decoded.message).toEqual(output);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['arrays', '['.repeat(500_000) + ']'.repeat(500_000)],
    ['objects', `{"type":"ping","x":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
  ])('refuses endlessly nested %s', (_, frame) => {
    for (const decode of DECODERS) expect(decode(frame)).toMatchObject({ ok: false, code: 'bad_message' });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('knows no type called %s', (type) => {
    for (const decode of DECODERS) {
      expect(decode(JSON.stringify({ type, message: 'Why?' }))).toMatchObject({ ok: false, code: 'unknown_type' });
    }
  });

  it('takes nothing from a prototype that a message brings along', () => {
    const frame = '{"type":"ping","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    const decoded = decodeClientMessage(frame);
    expect(decoded).toEqual({ ok: true, message: { type: 'ping' } });
    expect('polluted' in {}).toBe(false);
    expect(decodeClientMessage('{"__proto__":{"type":"ping"}}')).toMatchObject({ ok: false, code: 'bad_message' });
  });

  it('says which field is wrong', () => {
    expect(decodeClientMessage(JSON.stringify({ type: 'attach', turn: TURN, seq: -1 }))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^seq: /),
    });
  });

  it('names the request and the turn that it refused', () => {
    const frame = JSON.stringify({ type: 'dance', id: 'r1', turn: TURN });
    expect(decodeClientMessage(frame)).toMatchObject({ ok: false, code: 'unknown_type', id: 'r1', turn: TURN });
  });

  it('names neither when a reply could not carry it', () => {
    const frame = JSON.stringify({ type: 'dance', id: 'x'.repeat(65), turn: 'mine' });
    expect(Object.keys(decodeClientMessage(frame))).toEqual(['ok', 'code', 'reason', 'type']);
  });

  it('quotes no more of an unknown type than the start', () => {
    const decoded = decodeClientMessage(JSON.stringify({ type: 'x'.repeat(10_000) }));
    expect(decoded.ok ? '' : decoded.reason.length).toBeLessThan(100);
  });

  it('ignores unknown fields and fills in defaults', () => {
    const frame = {
      type: 'chat',
      turn: TURN.toUpperCase(),
      conversation: TURN,
      parent: null,
      question: [{ type: 'text', text: 'Why?' }, { type: 'page' }],
      mood: 1,
    };
    expect(decodeClientMessage(JSON.stringify(frame))).toEqual({
      ok: true,
      message: {
        type: 'chat',
        turn: TURN,
        conversation: TURN,
        parent: null,
        question: [
          { type: 'text', text: 'Why?' },
          { type: 'page', title: '', url: '', language: '', text: '', omittedChars: 0 },
        ],
        task: 'chat',
        temporary: false,
      },
    });
  });

  it('tells an error of a turn from one about a request by its seq', () => {
    const words = { type: 'error', turn: TURN, code: 'internal', params: inWords('m'), retryable: true } as const;
    for (const error of [words, { ...words, seq: 4 }]) {
      expect(decodeCompanionMessage(encode(error))).toEqual({ ok: true, message: error });
    }
  });
});

describe('an article request', () => {
  it.each([
    ['{"message":"Why?"}', { type: 'question', message: 'Why?' }],
    ['{"message":"Why?","model":"llama3.2"}', { type: 'question', message: 'Why?', model: 'llama3.2' }],
    ['{"type":"cancel"}', { type: 'cancel' }],
    ['{"type":"cancel","message":"Why?"}', { type: 'cancel' }],
    ['{"type":"clear"}', { type: 'clear' }],
  ])('%s is understood', (frame, message) => {
    expect(decodeArticleRequest(frame)).toEqual({ ok: true, message });
  });
});

describe('a time from the companion', () => {
  it.each(['-1', '8.64e15', '8.7e15', '1e999', '"today"'])('of %s is read only when a Date can hold it', (at) => {
    const conversation = { conversation: TURN, title: '', pinned: false, createdAt: 0, turns: 1, running: false };
    const frame = JSON.stringify({ type: 'changed', conversation: { ...conversation, usedAt: 'at' } });
    expect(decodeCompanionMessage(frame.replace('"at"', at)).ok).toBe(at === '8.64e15');
  });
});
