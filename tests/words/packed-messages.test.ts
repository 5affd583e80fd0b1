import { describe, expect, it } from 'vitest';
import { readBrowserWords } from '../../components/browser-words.ts';
import { packedMessages } from '../../launcher/packed-messages.ts';
import { menus as german } from '../../words/de/menus.ts';
import { menus as english } from '../../words/english/menus.ts';
import { LANGUAGE_CODES } from '../../words/languages.ts';
import { packMessages, unpackMessages } from '../../words/packed-messages.ts';
import { pathsOf, sayMarked } from './marked-sentences.ts';

describe('the messages for the browser', () => {
  it('are a file for each language, under keys that browsers allow, and none is empty', async () => {
    const files = await packedMessages();
    const folders = LANGUAGE_CODES.map((code) => `_locales/${code.replace('-', '_')}/messages.json`);
    expect(files.map(({ relativeDest }) => relativeDest)).toEqual(folders);
    for (const { contents } of files) {
      const messages: Record<string, { message: string }> = JSON.parse(contents);
      for (const [key, { message }] of Object.entries(messages)) {
        expect(key).toMatch(/^[A-Za-z0-9@]\w*$/);
        expect([key, message]).not.toEqual([key, '']);
      }
    }
  });

  it('are the same words when the background reads them, with their params', async () => {
    const read = await readBrowserWords('de', async (path) => {
      const file = (await packedMessages()).find(({ relativeDest }) => `/${relativeDest}` === path);
      return { json: async () => JSON.parse(file?.contents ?? '') };
    });
    const said = (words: object) => [...pathsOf(words)].map(([path, sentence]) => [path, sayMarked(sentence)]);
    expect(read).toMatchObject({ explain: 'Erklären' });
    expect(read.addressBarChat('{1} $1', 'B')).toBe(german.addressBarChat('{1} $1', 'B'));
    expect(said(unpackMessages(packMessages(english))).length).toBe(said(english).length);
  });

  it('keep a dollar that browsers would put something else in for', () => {
    const menus = { ...english, explain: 'For $5, $1' };
    expect(packMessages(menus)).toMatchObject({ explain: { message: 'For $$5, $$1' } });
    expect(unpackMessages(packMessages(menus)).explain).toBe('For $5, $1');
  });
});
