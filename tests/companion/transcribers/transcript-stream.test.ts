import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createTranscriptStream } from '../../../companion/transcribers/transcript-stream.ts';

const toStream = (events: readonly unknown[]) =>
  Buffer.from(events.map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`).join(''));
const delta = (text: string) => ({ type: 'transcript.text.delta', delta: text });
const ofChat = (content: string | null) => ({ object: 'transcription.chunk', choices: [{ delta: { content } }] });

function read(pieces: readonly Buffer[], maxBytes = 1_000) {
  const texts: string[] = [];
  const stream = createTranscriptStream({
    onText: (text) => texts.push(text),
    maxBytes,
    tooLong: () => new Error('too long'),
  });
  for (const piece of pieces) stream.push(piece);
  return { answer: stream.end(), texts };
}

describe('a transcript that is streamed', () => {
  test.each([
    [
      'OpenAI’s',
      [delta('Wie'), delta(' schön?'), { type: 'transcript.text.done', text: 'Wie schön!', language: 'de' }],
      { text: 'Wie schön!', language: 'de' },
      ['Wie schön?'],
    ],
    ['vLLM’s', [ofChat('Wie'), ofChat(' schön?'), ofChat(null), '[DONE]'], { text: 'Wie schön?' }, undefined],
    ['one without its end', [delta('Wie'), delta(' schön?')], { text: 'Wie schön?' }, undefined],
    ['one of silence', [delta(''), { type: 'transcript.text.done', text: '' }], { text: '' }, undefined],
    ['one that failed', [ofChat('Wie'), { error: { message: 'out of memory' } }, '[DONE]'], undefined, undefined],
    ['another stream', ['hello', { type: 'response.created' }], undefined, undefined],
  ])('%s is read the same however its bytes are split', (name, events, expected, texts) => {
    const body = toStream(events);
    const answer = name === 'one that failed' ? { error: { message: 'out of memory' } } : expected;
    if (texts) expect(read([body]).texts).toEqual(texts);
    fc.assert(
      fc.property(fc.array(fc.nat(body.length)), (positions) => {
        const edges = [0, ...positions.sort((a, b) => a - b), body.length];
        expect(read(edges.slice(1).map((end, at) => body.subarray(edges[at], end))).answer).toEqual(answer);
      }),
      { numRuns: 25 },
    );
  });

  it('tells what it has so far once for each piece, however many events that has', () => {
    const events = Array.from('abcd', delta);
    const [first, second] = [toStream(events.slice(0, 3)), toStream(events.slice(3))];
    expect(read([first, second]).texts).toEqual(['abc', 'abcd']);
    expect(read([first, toStream([delta(''), 'hello'])]).texts).toEqual(['abc']);
  });

  it('is given up when its text, or one event, has no end', () => {
    const long = toStream(Array.from({ length: 20 }, () => delta('0123456789')));
    expect(() => read([long], 100)).toThrow('too long');
    expect(read([long], 200).answer).toEqual({ text: '0123456789'.repeat(20) });
    expect(() => read([Buffer.from(`data: ${'x'.repeat(100)}`)], 100)).toThrow('too long');
  });
});
