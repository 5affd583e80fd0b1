// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { readTranscript } from '../../../../sidebar/pages/transcript/read-transcript.ts';

const captions = (text: string) => `WEBVTT\n\n00:07.000 --> 00:09.000\n${text}\n`;

afterEach(() => {
  document.body.innerHTML = '';
  document.documentElement.lang = '';
});

function read(html: string, files: Record<string, string> = {}) {
  document.body.innerHTML = html;
  const asked: string[] = [];
  const fetchText = async (address: string) => {
    const name = address.split('/').at(-1) ?? '';
    asked.push(name);
    const file = files[name];
    if (file === undefined) throw new Error('not found');
    return file;
  };
  return readTranscript(document, fetchText).then(({ text }) => ({ text, asked }));
}

const track = (kind: string, language: string, src: string) =>
  `<track kind="${kind}" srclang="${language}" src="https://site.test/${src}">`;

describe('the transcript of a video', () => {
  it('is the captions in the page’s language, with their times', async () => {
    document.documentElement.lang = 'en-GB';
    const html = `<video>${track('chapters', 'en', 'c')}${track('captions', 'de', 'de')}${track('subtitles', 'en', 'en')}</video>`;
    const { text, asked } = await read(html, { de: captions('Hallo.'), en: captions('Hello.') });
    expect([text, asked]).toEqual(['## Transcript\n\n[0:07] Hello.', ['en']]);
  });

  it('is the first captions where none are in the page’s language', async () => {
    const html = `<video>${track('captions', 'de', 'de')}${track('captions', 'fr', 'fr')}</video>`;
    expect((await read(html, { de: captions('Hallo.') })).text).toContain('Hallo.');
  });

  it('is of a recording too', async () => {
    const html = `<audio>${track('captions', 'en', 'en')}</audio>`;
    expect((await read(html, { en: captions('Hello.') })).text).toContain('Hello.');
  });

  it('is of the first video that has one', async () => {
    const html = `<video>${track('captions', 'en', 'gone')}</video><video>${track('captions', 'en', 'en')}</video>`;
    expect((await read(html, { en: captions('Hello.') })).text).toContain('Hello.');
  });

  it('is none without captions, and asks for no file then', async () => {
    expect(await read(`<video>${track('metadata', 'en', 'm')}</video><p>words`)).toEqual({ text: '', asked: [] });
  });

  it('is what the page has loaded by now, where it has', async () => {
    document.body.innerHTML = '<video></video>';
    const video = document.querySelector('video') as HTMLVideoElement;
    const cues = [{ startTime: 65.4, text: 'Loaded.' }];
    Object.defineProperty(video, 'textTracks', { value: [{ kind: 'captions', language: 'en', cues }] });
    expect((await readTranscript(document, () => Promise.reject(new Error('asked')))).text).toBe(
      '## Transcript\n\n[1:05] Loaded.',
    );
  });

  it('is what the page shows in rows, where there are no captions', async () => {
    const rows = [0, 4, 9, 15, 21].map(
      (second) => `<li><b>0:${String(second).padStart(2, '0')}</b> Words ${second}.</li>`,
    );
    const { text } = await read(`<video></video><ol>${rows.join('')}</ol>`);
    expect(text).toBe('## Transcript\n\n[0:00] Words 0. Words 4. Words 9.\n\n[0:15] Words 15. Words 21.');
  });
});
