import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNdjsonParser, NdjsonError } from '../../../companion/upstreams/ndjson.ts';
import { readRecording } from '../../helpers/fake-ollama-answers.ts';

const recordings = readdirSync(new URL('../../fixtures/ollama', import.meta.url))
  .filter((file) => /^(chat|pull).*\.body$/.test(file))
  .map((file) => file.replace('.body', ''));

function parse(pieces: Iterable<Buffer>, maxLineBytes?: number): unknown[] {
  const values: unknown[] = [];
  const parser = createNdjsonParser((value) => values.push(value), maxLineBytes);
  for (const piece of pieces) parser.push(piece);
  parser.end();
  return values;
}

function cut(body: Buffer, positions: readonly number[]): Buffer[] {
  const edges = [0, ...[...positions].sort((a, b) => a - b), body.length];
  return edges.slice(1).map((end, index) => body.subarray(edges[index], end));
}

describe('the NDJSON parser', () => {
  test.each(recordings)('reads the recording %s the same however it is split', (name) => {
    const { body } = readRecording(name);
    const expected = body
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    expect(expected.length).toBeGreaterThan(0);
    expect(parse([body])).toEqual(expected);
    fc.assert(
      fc.property(fc.array(fc.nat(body.length), { maxLength: 12 }), (positions) => {
        expect(parse(cut(body, positions))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  test('reads a recording of many-byte characters that comes byte by byte, and at every single split', () => {
    const { body } = readRecording('chat-unicode');
    const expected = parse([body]);
    expect(parse(Array.from(body, (_, index) => body.subarray(index, index + 1)))).toEqual(expected);
    const short = body.subarray(0, 700);
    const end = short.lastIndexOf(10) + 1;
    const lines = short.subarray(0, end);
    for (let at = 0; at <= lines.length; at += 1) expect(parse(cut(lines, [at]))).toEqual(parse([lines]));
  });

  test('reads any JSON lines with LF or CRLF, blank lines and a last line without an end, however they are split', () => {
    const line = fc.tuple(fc.json(), fc.constantFrom('\n', '\r\n', '\n\n', '\r\n \r\n'));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.boolean(), fc.array(fc.nat(400)), (lines, open, positions) => {
        const text = lines.map(([json, ending]) => json + ending).join('');
        const body = Buffer.from(open ? text.trimEnd() : text);
        const positionsInside = positions.map((position) => Math.min(position, body.length));
        expect(parse(cut(body, positionsInside))).toEqual(lines.map(([json]) => JSON.parse(json)));
      }),
    );
  });

  test('hands a line over with the bytes that complete it, and not later', () => {
    const values: unknown[] = [];
    const parser = createNdjsonParser((value) => values.push(value));
    parser.push(Buffer.from('{"a":'));
    expect(values).toEqual([]);
    parser.push(Buffer.from('1}\n{"b"'));
    expect(values).toEqual([{ a: 1 }]);
  });

  test('joins a line of several megabytes once', () => {
    const content = '€'.repeat(2 * 1024 * 1024);
    const body = Buffer.from(`${JSON.stringify({ content })}\n`);
    let joined = 0;
    const concat = Buffer.concat;
    Buffer.concat = (list, length) => {
      joined += 1;
      return concat(list, length);
    };
    try {
      const pieces = Array.from({ length: Math.ceil(body.length / 1000) }, (_, index) =>
        body.subarray(index * 1000, index * 1000 + 1000),
      );
      expect(parse(pieces)).toEqual([{ content }]);
    } finally {
      Buffer.concat = concat;
    }
    expect(joined).toBe(1);
  });

  test.each([
    ['in one chunk', [1000]],
    ['in pieces, before its end has come', [90, 20]],
  ])('refuses a line that is too long, %s', (_, sizes) => {
    const parser = createNdjsonParser(() => {}, 100);
    expect(() => {
      for (const size of sizes) parser.push(Buffer.alloc(size, 'x'));
    }).toThrow(NdjsonError);
  });

  test('refuses a long line that came with its end', () => {
    expect(() => parse([Buffer.from(`"${'x'.repeat(200)}"\n`)], 100)).toThrow(NdjsonError);
    expect(parse([Buffer.from(`"${'x'.repeat(98)}"\n`)], 100)).toHaveLength(1);
  });

  test('says that a line is not JSON without repeating it', () => {
    const attempt = () => parse([Buffer.from('<html>secret</html>\n')]);
    expect(attempt).toThrow(NdjsonError);
    expect(attempt).not.toThrow(/secret/);
  });
});
