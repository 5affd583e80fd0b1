import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createTranscriberFinder,
  type TranscriberFinderOptions,
} from '../../../companion/transcribers/find-transcriber.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { startFakeTranscriber } from '../../helpers/fake-transcriber.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const NOBODY = 'http://127.0.0.1:9';
const { signal } = new AbortController();

function look(options: Partial<TranscriberFinderOptions> & { whisperCpp?: string; speaches?: string }) {
  const { whisperCpp = NOBODY, speaches = NOBODY, ...rest } = options;
  const known = { whisperCpp, speaches };
  const finder = createTranscriberFinder({
    setting: undefined,
    ollamas: [],
    known,
    clock: createManualClock(),
    limits: LIMITS,
    ...rest,
  });
  onTestFinished(() => finder.dispose());
  return finder;
}

describe('the transcriber that is found', () => {
  it('is the one that was set, and nobody is asked', async () => {
    const whisper = await startFakeTranscriber({ '/health': 'health' });
    const finder = look({ setting: { url: 'http://gpu:1' }, whisperCpp: whisper.url });
    expect((await finder.find(signal))?.address).toBe('http://gpu:1');
    expect(whisper.seen).toEqual([]);
  });

  it('is none, and nobody is asked, when it is switched off', async () => {
    const whisper = await startFakeTranscriber({ '/health': 'health' });
    expect(await look({ setting: 'off', whisperCpp: whisper.url }).find(signal)).toBeUndefined();
    expect(whisper.seen).toEqual([]);
  });

  it('is whisper.cpp by its name, and not what answers alike', async () => {
    const whisper = await startFakeTranscriber({ '/health': 'health' });
    expect((await look({ whisperCpp: whisper.url }).find(signal))?.address).toBe(whisper.url);
    const llama = await startFakeTranscriber({ '/health': { status: 'ok' } });
    expect(await look({ whisperCpp: llama.url }).find(signal)).toBeUndefined();
  });

  it('is speaches when it lists a model for speech, and not another server of models', async () => {
    const speech = { data: [{ id: 'small', task: 'automatic-speech-recognition' }] };
    const speaches = await startFakeTranscriber({ '/v1/models': speech, '/v1/audio/transcriptions': 'transcribed' });
    expect((await look({ speaches: speaches.url }).find(signal))?.address).toBe(speaches.url);
    const vllm = await startFakeTranscriber({ '/v1/models': { data: [{ id: 'whisper-like' }, null] } });
    expect(await look({ speaches: vllm.url }).find(signal)).toBeUndefined();
  });

  it('is an Ollama that has a model that hears', async () => {
    const models = [
      { name: 'llama3.2', capabilities: ['completion'] },
      { name: 'gemma3n', capabilities: ['completion', 'audio'] },
    ];
    const ollama = await startFakeTranscriber({ '/api/tags': { models }, '/v1/audio/transcriptions': 'transcribed' });
    const found = await look({ ollamas: [NOBODY, ollama.url] }).find(signal);
    const file = { format: 'wav', container: 'wav', bytes: Buffer.from('x') } as const;
    await found?.transcribe(file, signal);
    expect(ollama.seen.at(-1)).toMatchObject({ path: '/v1/audio/transcriptions', fields: { model: 'gemma3n' } });
    const deaf = await startFakeTranscriber({ '/api/tags': { models: models.slice(0, 1) } });
    expect(await look({ ollamas: [deaf.url] }).find(signal)).toBeUndefined();
  });

  it('is looked for again once it was forgotten, or while there is none', async () => {
    const whisper = await startFakeTranscriber({ '/health': 'health' });
    const finder = look({ whisperCpp: whisper.url });
    await finder.find(signal);
    await finder.find(signal);
    expect(whisper.seen).toHaveLength(1);
    finder.forget();
    await finder.find(signal);
    expect(whisper.seen).toHaveLength(2);
  });

  it('is not waited for when nobody wants it any more', async () => {
    const asked = Promise.withResolvers<void>();
    const slow = await startFakeTranscriber({ '/health': () => asked.resolve() });
    const abort = new AbortController();
    const found = look({ whisperCpp: slow.url }).find(abort.signal);
    await asked.promise;
    abort.abort(new Error('enough'));
    await expect(found).rejects.toThrow('enough');
  });
});
