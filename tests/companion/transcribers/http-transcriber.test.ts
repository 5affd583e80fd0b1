import { describe, expect, it, onTestFinished, test } from 'vitest';
import { createHttpTranscriber } from '../../../companion/transcribers/http-transcriber.ts';
import type { AudioFile, TranscriberSetting, Transcript } from '../../../companion/transcribers/transcriber.ts';
import type { UpstreamError } from '../../../companion/upstreams/upstream.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { describeErrorInLine } from '../../../words/describe-error.ts';
import { recordedSpeech, startFakeTranscriber, type TranscriberAnswer } from '../../helpers/fake-transcriber.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const PATH = '/v1/audio/transcriptions';
const SPEECH: AudioFile = { format: 'pcm16', container: 'wav', bytes: recordedSpeech() };
const HEARD = { text: 'What is the capital of France?', language: '' };
const { signal } = new AbortController();

async function connect(
  answers: Record<string, TranscriberAnswer>,
  { path = '', ...setting }: Partial<TranscriberSetting> & { path?: string } = {},
) {
  const server = await startFakeTranscriber(answers);
  const clock = createManualClock();
  const transcriber = createHttpTranscriber({ url: `${server.url}${path}`, ...setting, clock, limits: LIMITS });
  onTestFinished(() => transcriber.dispose());
  const asked = () => server.seen.filter(({ headers }) => headers['content-type'] !== undefined);
  return { ...server, clock, transcriber, asked };
}

const failureOf = (work: Promise<Transcript>): Promise<UpstreamError> =>
  work.then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  );

describe('a transcriber', () => {
  it('hears what the real whisper.cpp heard, with the file as it came', async () => {
    const { transcriber, asked } = await connect({ [PATH]: 'transcribed' });
    expect(await transcriber.transcribe(SPEECH, signal)).toEqual(HEARD);
    expect(asked()).toMatchObject([
      { path: PATH, filename: 'speech.wav', fields: { model: 'whisper-1', response_format: 'json' } },
    ]);
    expect(asked()[0]?.fields.file).toEqual(recordedSpeech());
    expect(asked()[0]?.headers.origin).toBeUndefined();
  });

  it('is asked on whisper.cpp’s own path when it does not know OpenAI’s, and from then on there', async () => {
    const { transcriber, asked } = await connect({ '/inference': 'transcribed' });
    expect(await transcriber.transcribe(SPEECH, signal)).toEqual(HEARD);
    await transcriber.transcribe(SPEECH, signal);
    expect(asked().map(({ path }) => path)).toEqual([PATH, '/inference', '/inference']);
  });

  it('that knows neither path is refused with its words', async () => {
    const { transcriber, url } = await connect({});
    const error = await failureOf(transcriber.transcribe(SPEECH, signal));
    expect(error).toMatchObject({ code: 'upstream_refused', params: { status: 404, address: url } });
  });

  it('hears no words in silence, as the real one writes it', async () => {
    const { transcriber } = await connect({ [PATH]: 'silence' });
    expect((await transcriber.transcribe(SPEECH, signal)).text).toBe('');
  });

  it('that can’t read a recording says so, and how it could', async () => {
    const { transcriber } = await connect({ [PATH]: 'unread' });
    const webm: AudioFile = { format: 'webm', container: 'webm', bytes: Buffer.from('x') };
    const error = await failureOf(transcriber.transcribe(webm, signal));
    expect(error.reason).toMatchObject({ code: 'upstream_refused', params: { cause: 'audio_unread', format: 'webm' } });
    expect(describeErrorInLine(error.reason)).toMatch(/can’t read this recording \(webm\): Invalid request\. .*ffmpeg/);
  });

  it('that says so in an answer of 200 is heard too', async () => {
    const { transcriber } = await connect({ [PATH]: { error: 'failed to read WAV file' } });
    expect((await failureOf(transcriber.transcribe(SPEECH, signal))).params).toMatchObject({
      cause: 'audio_unread',
      said: 'failed to read WAV file',
    });
  });

  it('tells the language where it does', async () => {
    const { transcriber } = await connect({ [PATH]: { text: 'Warum?', language: 'german' } });
    expect(await transcriber.transcribe(SPEECH, signal)).toEqual({ text: 'Warum?', language: 'german' });
  });

  it('that streams tells its words as they come', async () => {
    const { transcriber, asked } = await connect({
      [PATH]: (response) => {
        response.setHeader('content-type', 'text/event-stream; charset=utf-8');
        const events = [
          { type: 'transcript.text.delta', delta: ' What is\n' },
          { type: 'transcript.text.delta', delta: ' the capital' },
          { type: 'transcript.text.done', text: ' What is the capital of France?', language: 'en' },
        ];
        response.end(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
      },
    });
    const hearing: string[] = [];
    const heard = await transcriber.transcribe(SPEECH, signal, (text) => hearing.push(text));
    expect(heard).toEqual({ ...HEARD, language: 'en' });
    expect(hearing.at(-1)).toBe('What is the capital');
    expect(asked()[0]?.fields.stream).toBe('true');
  });

  it('that streams nothing of a transcript is none, and one that fails in the middle says so', async () => {
    const outcome = async (data: string) => {
      const { transcriber } = await connect({
        [PATH]: (response) => {
          response.setHeader('content-type', 'text/event-stream').end(`data: ${data}\n\n`);
        },
      });
      return (await failureOf(transcriber.transcribe(SPEECH, signal))).params;
    };
    expect(await outcome('{"type":"response.created"}')).toMatchObject({ cause: 'not_this_kind' });
    expect(await outcome('{"error":{"message":"out of memory"}}')).toMatchObject({ said: 'out of memory' });
  });

  it('that refuses to stream is asked again without, and never to stream again', async () => {
    let asks = 0;
    const { transcriber, asked } = await connect({
      [PATH]: (response) => {
        asks += 1;
        response.statusCode = asks === 1 ? 422 : 200;
        const answer = asks === 1 ? { detail: 'Extra inputs are not permitted: stream' } : HEARD;
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      },
    });
    expect(await transcriber.transcribe(SPEECH, signal)).toEqual(HEARD);
    expect(await transcriber.transcribe(SPEECH, signal)).toEqual(HEARD);
    expect(asked().map(({ fields }) => fields.stream)).toEqual(['true', undefined, undefined]);
  });

  it('is shown its key, and nobody else is', async () => {
    const { transcriber, seen } = await connect({ [PATH]: 'transcribed' }, { key: 'sk-1' });
    await transcriber.transcribe(SPEECH, signal);
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer sk-1', 'Bearer sk-1']);
  });

  it('that lists models is asked for the one that is made for speech, and asked once which there are', async () => {
    const models = { data: [{ id: 'kokoro' }, { id: 'large-v3', task: 'automatic-speech-recognition' }] };
    const { transcriber, seen, asked } = await connect({ [PATH]: 'transcribed', '/v1/models': models });
    await transcriber.transcribe(SPEECH, signal);
    await transcriber.transcribe(SPEECH, signal);
    expect(asked().map(({ fields }) => fields.model)).toEqual(['large-v3', 'large-v3']);
    expect(seen).toHaveLength(3);
  });

  it('is asked for the model that was set', async () => {
    const { transcriber, seen } = await connect({ [PATH]: 'transcribed' }, { model: 'small' });
    await transcriber.transcribe(SPEECH, signal);
    expect(seen.map(({ fields }) => fields.model)).toEqual(['small']);
  });

  test.each([
    [
      'redirects',
      'upstream_refused',
      (path: string) => (r: { writeHead(s: number, h: object): { end(): void } }) =>
        r.writeHead(307, { location: path }).end(),
    ],
  ])('that %s is %s', async (_, code, answer) => {
    const { transcriber, asked } = await connect({ [PATH]: answer('http://example.com/x') });
    expect((await failureOf(transcriber.transcribe(SPEECH, signal))).code).toBe(code);
    expect(asked()).toHaveLength(1);
  });

  test.each([
    ['wants a key', 401, { error: { message: 'no key' } }, 'wants_key'],
    ['has no such model', 404, { error: { message: "model 'x' not found" } }, 'at_server'],
    ['is broken', 500, { error: 'out of memory' }, 'failed'],
    ['is busy', 503, { error: 'busy' }, 'busy'],
  ])('that %s says so', async (_, status, body, cause) => {
    const { transcriber } = await connect({
      [PATH]: (response) => {
        response.statusCode = status;
        response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      },
    });
    const error = await failureOf(transcriber.transcribe(SPEECH, signal));
    expect(error.params.cause).toBe(cause);
    expect(describeErrorInLine(error.reason)).not.toMatch(/undefined|question/);
  });

  test.each([
    ['a page', '<html>hello</html>'],
    ['a number', '1'],
    ['nothing', ''],
    ['other JSON', '{"status":"ok"}'],
  ])('that answers %s is none', async (_, body) => {
    const { transcriber } = await connect({ [PATH]: (response) => void response.end(body) });
    expect((await failureOf(transcriber.transcribe(SPEECH, signal))).params).toMatchObject({ cause: 'not_this_kind' });
  });

  it('that nobody answers for is unreachable', async () => {
    const transcriber = createHttpTranscriber({
      url: 'http://127.0.0.1:9',
      clock: createManualClock(),
      limits: LIMITS,
    });
    const error = await failureOf(transcriber.transcribe(SPEECH, signal));
    expect(error.reason).toMatchObject({ code: 'upstream_unreachable', params: { cause: 'no_answer' } });
  });

  it('is told at once when nobody wants the words any more', async () => {
    const asked = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    const { transcriber } = await connect({
      [PATH]: (response) => {
        response.on('close', gone.resolve);
        asked.resolve();
      },
    });
    const abort = new AbortController();
    const transcribed = transcriber.transcribe(SPEECH, abort.signal);
    await asked.promise;
    abort.abort(new Error('enough'));
    await expect(transcribed).rejects.toThrow('enough');
    await gone.promise;
  });
});
