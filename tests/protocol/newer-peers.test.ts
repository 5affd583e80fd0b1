import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeClientMessage, decodeCompanionMessage } from '../../protocol/codec.ts';
import { ERROR_CODES } from '../../protocol/error-codes.ts';
import { refuseUnread } from '../../protocol/refuse-unread.ts';
import { listExamples, newer } from './newer-frames.ts';
import { readSection, readTable, unquote } from './protocol-document.ts';
import { listEnums } from './schema-enums.ts';

const TURN = '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';

describe('a frame of a newer companion', () => {
  const examples = listExamples('companion').map((example) => [String(example.type), example] as const);

  it.each(examples)('of type %s is understood and keeps all that it says', (_, example) => {
    fc.assert(
      fc.property(newer(example), (frame) => {
        expect(decodeCompanionMessage(JSON.stringify(frame))).toEqual({ ok: true, message: frame });
      }),
    );
  });

  it.each(examples)('of type %s that lacks a field ends whatever waits for it', (type, example) => {
    const waitsForIt = 'id' in example || ['done', 'cancelled', 'error', 'snapshot'].includes(type);
    for (const field of Object.keys(example).filter((name) => !['type', 'id', 'turn'].includes(name))) {
      const { [field]: _, ...rest } = example;
      const decoded = decodeCompanionMessage(JSON.stringify(rest));
      const refusal = decoded.ok ? decoded.message : refuseUnread(decoded);
      if (waitsForIt)
        expect(
          [{ id: refusal && 'id' in refusal && refusal.id }, { turn: refusal && 'turn' in refusal && refusal.turn }],
          field,
        ).toContainEqual('id' in example ? { id: example.id } : { turn: example.turn });
      else if (!decoded.ok) expect(refusal, field).toBeUndefined();
    }
  });

  it('with a type that is not known answers nothing', () => {
    const decoded = decodeCompanionMessage(JSON.stringify({ type: 'progress', id: 'r1', turn: TURN, seq: 4 }));
    expect(decoded).toMatchObject({ ok: false, code: 'unknown_type', type: 'progress', id: 'r1', turn: TURN, seq: 4 });
    if (!decoded.ok) expect(refuseUnread(decoded)).toBeUndefined();
  });
});

describe('a frame of a newer client', () => {
  const examples = listExamples('client').map((example) => [String(example.type), example] as const);

  it.each(examples)('of type %s is understood, and what goes along with it keeps all that it says', (_, example) => {
    fc.assert(
      fc.property(newer(example), (frame) => {
        const decoded = decodeClientMessage(JSON.stringify(frame));
        expect(decoded).toMatchObject({ ok: true, message: example.type === 'chat' ? {} : example });
        if (decoded.ok && decoded.message.type === 'chat') expect(decoded.message.question).toEqual(frame.question);
      }),
    );
  });

  it('with a value that a closed field does not know is named in its refusal', () => {
    const base = { turn: TURN, conversation: TURN, parent: null, question: [{ type: 'text', text: 'Why?' }] };
    expect(decodeClientMessage(JSON.stringify({ type: 'chat', ...base, task: 'rhyme' }))).toMatchObject({
      ok: false,
      code: 'bad_message',
      turn: TURN,
    });
    expect(decodeClientMessage(JSON.stringify({ type: 'export', id: 'r1', format: 'pdf' }))).toMatchObject({
      ok: false,
      code: 'bad_message',
      id: 'r1',
    });
  });

  it('may bring something of a kind that is not known, with fields of its own', () => {
    const recording = { type: 'recording', audio: 'sha256-x', seconds: 3 };
    const frame = {
      type: 'chat',
      turn: TURN,
      conversation: TURN,
      parent: null,
      question: [recording],
    };
    const decoded = decodeClientMessage(JSON.stringify(frame));
    expect(decoded).toMatchObject({ ok: true, message: { question: [recording] } });
  });
});

describe('PROTOCOL.md', () => {
  it('says of every field with several values whether it is open, and which are known', () => {
    const rows = readTable(readSection('Newer peers')).map(([path = '', openness, known = '']) => {
      const values = [...known.matchAll(/`([a-z0-9_]+)`/g)].map(([, value]) => value);
      return [unquote(path), openness, /as of|error codes/.test(known) ? 'elsewhere' : values];
    });
    const elsewhere = /\.terminal\.|error\.code$/;
    const fields = [...listEnums('client'), ...listEnums('companion')].map(({ path, known, isOpen }) => [
      path,
      isOpen ? 'open' : 'closed',
      elsewhere.test(path) ? 'elsewhere' : known,
    ]);
    expect(rows.toSorted()).toEqual(fields.toSorted());
  });

  it('leaves an error code open, whatever else is known', () => {
    const [code] = listEnums('companion').filter(({ path }) => path === 'error.code');
    expect(code).toEqual({ path: 'error.code', known: Object.keys(ERROR_CODES), isOpen: true });
  });
});
