import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { voiceWords } from '../../words/english/voice.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { recordedSpeech, startFakeTranscriber, type TranscriberAnswer } from '../helpers/fake-transcriber.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { pressMicrophone } from './microphone-driver.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

/** A browser whose microphone hears the recorded speech once each time that it is opened, and a transcriber that plays a real whisper.cpp. */
async function openWithSpeech(answer: TranscriberAnswer = 'transcribed', { hasTranscriber = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'aside-speech-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const speech = join(folder, 'speech.wav');
  await writeFile(speech, recordedSpeech());
  const transcriber = await startFakeTranscriber({ '/inference': answer, '/v1/audio/transcriptions': answer });
  const stage = await openStage({
    title: '',
    flags: ['--transcriber', hasTranscriber ? (process.env.ASIDE_WHISPER ?? transcriber.url) : 'off'],
    browserFlags: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      // Twice, and cut off in the second: real models make all sorts of words of that.
      `--use-file-for-fake-audio-capture=${speech}%noloop`,
    ],
  });
  const panel = await openPanelTab(stage.browser);
  await panel.offers(voiceWords.speak);
  const field = () => panel.page.$eval('textarea', ({ value, selectionStart }) => ({ value, selectionStart }));
  /** Records for as long as the speech takes. */
  const speak = async () => {
    await pressMicrophone(panel);
    await until('it was spoken', async () => /\b0:(0[3-9]|[1-5]\d)\b/.test(await panel.text()));
  };
  return { ...stage, panel, transcriber, field, speak };
}

describeInBrowser('headless', 'a spoken question', () => {
  it('stands at the caret once it is heard, and is asked by hand', async () => {
    const { panel, transcriber, field, speak, ollama } = await openWithSpeech();
    ollama.script(tokens(['Paris.']));
    await panel.page.focus('textarea');
    await panel.page.keyboard.type('In short: And why?');
    for (let n = 0; n < ' And why?'.length; n++) await panel.page.keyboard.press('ArrowLeft');
    await speak();
    await panel.press(voiceWords.done);
    await until('the words stand in the field', async () => (await field()).value.includes('capital'));
    const { value, selectionStart } = await field();
    expect(value.toLowerCase()).toBe('in short: what is the capital of france? and why?');
    expect(value.slice(selectionStart)).toBe(' And why?');
    if (!process.env.ASIDE_WHISPER) {
      const { fields } = transcriber.seen.at(-1) ?? {};
      const samples = fields?.file as Buffer;
      // WAV of one channel at 16 kHz, of about as long as was spoken.
      expect([samples.toString('latin1', 0, 4), samples.readUInt16LE(22), samples.readUInt32LE(24)]).toEqual([
        'RIFF',
        1,
        16_000,
      ]);
      expect(samples.byteLength).toBeGreaterThan(2 * 32_000);
    }
    await panel.takesKeys();
    await panel.page.keyboard.press('Enter');
    await panel.shows('Paris.');
  });

  it('has its words so far shown where the transcriber streams them', async () => {
    const finish = Promise.withResolvers<void>();
    const { panel, field, speak } = await openWithSpeech((response) => {
      const event = (content: object) => `data: ${JSON.stringify(content)}\n\n`;
      response.setHeader('content-type', 'text/event-stream');
      response.write(event({ type: 'transcript.text.delta', delta: ' What is the' }));
      void finish.promise.then(() => {
        response.end(event({ type: 'transcript.text.done', text: ' What is the capital of France?' }));
      });
    });
    await speak();
    await panel.press(voiceWords.done);
    await panel.shows('What is the');
    expect((await field()).value).toBe('');
    finish.resolve();
    await until('the words stand in the field', async () => (await field()).value === 'What is the capital of France?');
  });

  it('is asked at once where that is set, and Escape records nothing', async () => {
    const { panel, speak, ollama, transcriber, field } = await openWithSpeech();
    ollama.script(tokens(['Paris.']));
    await speak();
    await panel.page.keyboard.press('Escape');
    await panel.offers(voiceWords.speak);
    expect([transcriber.seen.filter(({ path }) => path.includes('transcriptions')), (await field()).value]).toEqual([
      [],
      '',
    ]);
    await speak();
    await panel.click('.voice-choice input');
    await panel.press(voiceWords.done);
    await panel.shows('Paris.');
    expect((await ollama.nextRequest('/api/chat')).body.messages.at(-1)?.content).toMatch(/capital of France/i);
  });

  it('is kept while the companion is away, and heard when it is back', async () => {
    const { panel, speak, companion, field } = await openWithSpeech();
    await speak();
    await companion.kill();
    await panel.press(voiceWords.done);
    await panel.shows(voiceWords.problems.lost);
    await companion.restart();
    await until('the words stand in the field', async () => (await field()).value.includes('capital'));
    await panel.lacks(voiceWords.problems.lost);
  });

  it('without a transcriber is kept, with how to get one, and what this browser could do about it here', async () => {
    const { panel, speak, field } = await openWithSpeech('transcribed', { hasTranscriber: false });
    const here = await panel.page.evaluate(() => {
      const { SpeechRecognition: found } = globalThis as unknown as {
        SpeechRecognition?: { prototype: object; available?(options: object): Promise<string> };
      };
      if (!found?.available || !('processLocally' in found.prototype)) return 'unavailable';
      return found.available({ langs: ['en-US'], processLocally: true });
    });
    await speak();
    await panel.press(voiceWords.done);
    await panel.shows('Nothing here turns speech into text.');
    await panel.shows('whisper-server');
    await panel.shows(voiceWords.kept);
    const { turnOn, download } = voiceWords.onDevice;
    if (here === 'downloadable') await panel.offers(download);
    else if (here === 'available') await panel.offers(turnOn);
    else expect(await panel.text()).not.toContain(voiceWords.onDevice.available);
    await panel.press(voiceWords.discard);
    await panel.lacks(voiceWords.kept);
    expect((await field()).value).toBe('');
  });

  it('is allowed in a page of the extension’s, which opens the microphone for no longer than that', async () => {
    const { browser } = await openWithSpeech();
    const page = await browser.openPage(browser.extensionUrl('microphone.html'));
    const shown = () => page.$eval('body', ({ innerText }) => innerText);
    await until('the page asks', async () => (await shown()).includes(voiceWords.page.allow));
    await page.click('.button');
    await until('the page says that it may', async () => (await shown()).includes(voiceWords.page.allowed));
    expect(await page.$('.button')).toBeNull();
  });
});
