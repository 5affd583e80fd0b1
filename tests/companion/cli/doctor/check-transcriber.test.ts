import { describe, expect, it } from 'vitest';
import { checkTranscriber } from '../../../../companion/cli/doctor/check-transcriber.ts';
import { startFakeTranscriber } from '../../../helpers/fake-transcriber.ts';

const NOBODY = 'http://127.0.0.1:9';
const { signal } = new AbortController();
const known = { whisperCpp: NOBODY, speaches: NOBODY };

describe('what the doctor finds of speech', () => {
  it('is how to get a transcriber where there is none, which is no problem', async () => {
    const finding = await checkTranscriber({ upstreams: [] }, signal, known);
    expect(finding).toMatchObject({ isOk: true, what: expect.stringMatching(/whisper-server .*--transcriber/) });
  });

  it('is where it is turned into text', async () => {
    const { url } = await startFakeTranscriber({ '/health': 'health' });
    const finding = await checkTranscriber({ upstreams: [] }, signal, { ...known, whisperCpp: url });
    expect(finding).toMatchObject({ isOk: true, what: expect.stringContaining(url) });
  });

  it('is a problem when nobody answers where it was said to be', async () => {
    const finding = await checkTranscriber({ upstreams: [], transcriber: { url: NOBODY } }, signal);
    expect(finding).toMatchObject({ isOk: false, cure: expect.stringContaining('--transcriber') });
  });

  it('is nothing when it is switched off', async () => {
    const finding = await checkTranscriber({ upstreams: [], transcriber: 'off' }, signal);
    expect(finding).toMatchObject({ isOk: true, cure: '' });
  });
});
