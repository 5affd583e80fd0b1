import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import { createSteadyStorage } from '../../../sidebar/browser/steady-storage.ts';
import { createComposerState } from '../../../sidebar/state/composer-state.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';

const session = createSteadyStorage(fakeBrowser.storage.session);
const draft = signal<string | null>('new');
const page: SourcePart = {
  type: 'page',
  title: 'A page',
  url: 'https://example.org/',
  language: 'en',
  text: 'One.',
  omittedChars: 0,
};
const quote: SourcePart = { ...page, type: 'selection', text: 'A quote.' };

beforeEach(() => fakeBrowser.reset());

async function open(windowId = 1, storage: Parameters<typeof createComposerState>[0]['session'] = session) {
  const clock = createManualClock();
  const composer = createComposerState({ draft, session: storage, windowId, clock });
  onTestFinished(() => composer.dispose());
  await composer.restored;
  return { composer, clock };
}

describe('adding words', () => {
  it('puts them behind what is there, on a line of their own, and takes the focus', async () => {
    const { composer } = await open();
    composer.add('How many?');
    expect(composer.text.value).toBe('How many?');
    composer.add('And where?');
    expect(composer.text.value).toBe('How many?\nAnd where?');
    expect(composer.focusRequests.value).toBe(2);
  });
});

describe('attaching', () => {
  it('adds a quote, asks for the focus and says what landed', async () => {
    const { composer } = await open();
    composer.attach(quote);
    expect(composer.sources.value).toEqual([quote]);
    expect(composer.focusRequests.value).toBe(1);
    expect(composer.announcement.value).toEqual({ code: 'selection', name: 'A page', count: 1 });
    composer.attach(page);
    expect(composer.focusRequests.value).toBe(2);
    expect(composer.announcement.value).toMatchObject({ count: 2 });
  });

  it('replaces a page by its newer capture, and keeps several quotes of one page', async () => {
    const { composer } = await open();
    const newer = { ...page, text: 'Two.' };
    const other = { ...quote, text: 'Another.' };
    composer.attach(page);
    composer.attach(quote);
    composer.attach(other);
    composer.attach(newer);
    composer.attach({ ...quote });
    expect(composer.sources.value).toEqual([other, newer, quote]);
  });

  it('says that it takes no more than the protocol does', async () => {
    const { composer } = await open();
    for (let i = 0; i < 17; i += 1) composer.attach({ ...quote, text: `Quote ${i}` });
    expect(composer.sources.value).toHaveLength(16);
    expect(composer.announcement.value).toEqual({ code: 'full' });
  });

  it('removes what is pointed at and nothing else', async () => {
    const { composer } = await open();
    composer.attach(page);
    composer.attach(quote);
    composer.remove(page);
    expect(composer.sources.value).toEqual([quote]);
    expect(composer.announcement.value).toBe(null);
  });
});

describe('taking', () => {
  it('gives everything and leaves the composer empty, also for the next panel', async () => {
    const { composer, clock } = await open();
    composer.text.value = 'Why?\n';
    composer.attach(quote);
    clock.advance(200);
    expect(composer.take()).toEqual({ message: 'Why?', sources: [quote] });
    expect([composer.text.value, composer.sources.value, composer.announcement.value]).toEqual(['', [], null]);
    expect(await session.get(null)).toEqual({});
  });
});

describe('a question that was pasted', () => {
  it('keeps the indent of its first line', async () => {
    const { composer } = await open();
    composer.text.value = '\n    if (x)\n      y()\n';
    expect(composer.take().message).toBe('    if (x)\n      y()');
  });
});

describe('keeping', () => {
  it('gives text and sources back to a panel that is loaded again', async () => {
    const { composer, clock } = await open();
    composer.text.value = 'Why?';
    composer.attach(quote);
    clock.advance(200);
    const again = await open();
    expect(again.composer.text.value).toBe('Why?');
    expect(again.composer.sources.value).toEqual([quote]);
    expect(again.composer.focusRequests.value).toBe(0);
  });

  it('writes once typing pauses, not at every key', async () => {
    let writes = 0;
    const { composer, clock } = await open(1, {
      ...session,
      set: (items: Record<string, unknown>) => {
        writes += 1;
        return session.set(items);
      },
    });
    for (const letter of 'question') {
      composer.text.value += letter;
      clock.advance(50);
    }
    expect(writes).toBe(0);
    clock.advance(200);
    expect(writes).toBe(1);
    clock.advance(60_000);
    expect(writes).toBe(1);
  });

  it('keeps what has not been written yet when the panel goes', async () => {
    const { composer } = await open();
    composer.text.value = 'Why?';
    composer.dispose();
    expect((await open()).composer.text.value).toBe('Why?');
  });

  it('writes nothing more once the panel is gone', async () => {
    const { composer } = await open();
    composer.text.value = 'Why?';
    composer.dispose();
    composer.take();
    expect((await open()).composer.text.value).toBe('Why?');
  });

  it('loses no draft when the panel goes before it was read', async () => {
    const { composer } = await open();
    composer.text.value = 'Why?';
    composer.dispose();
    createComposerState({ draft, session, windowId: 1, clock: createManualClock() }).dispose();
    expect((await open()).composer.text.value).toBe('Why?');
  });

  it('puts what landed before the draft was read after the draft', async () => {
    const { composer, clock } = await open();
    composer.text.value = 'draft';
    composer.attach(page);
    clock.advance(200);
    const again = createComposerState({ draft, session, windowId: 1, clock: createManualClock() });
    onTestFinished(() => again.dispose());
    again.text.value = 'typed';
    again.attach(quote);
    again.attach({ ...page, text: 'newer' });
    await again.restored;
    expect(again.text.value).toBe('draft\ntyped');
    expect(again.sources.value).toEqual([quote, { ...page, text: 'newer' }]);
  });

  it('is a matter of each window', async () => {
    const { composer, clock } = await open(1);
    composer.text.value = 'Why?';
    clock.advance(200);
    expect((await open(2)).composer.text.value).toBe('');
  });

  it('keeps the words without the pages when the session has no room for both', async () => {
    const { composer, clock } = await open(1, {
      ...session,
      set: (items: Record<string, unknown>) =>
        JSON.stringify(items).includes('A page') ? Promise.resolve(false) : session.set(items),
    });
    composer.text.value = 'Why?';
    composer.attach(page);
    clock.advance(200);
    await settle();
    expect(await session.get(null)).toEqual({ 'composer:1:new': { text: 'Why?', sources: [expect.any(String)] } });
    expect((await open()).composer.sources.value).toEqual([]);
  });
});

describe('what goes along with a draft', () => {
  it('is written once, however long the question is worked on, and goes when it is taken out', async () => {
    const writes: string[] = [];
    const { composer, clock } = await open(1, {
      ...session,
      set: (items) => {
        writes.push(JSON.stringify(items));
        return session.set(items);
      },
    });
    composer.attach(page);
    for (const letter of 'why') {
      composer.text.value += letter;
      clock.advance(200);
    }
    expect(writes.filter((written) => written.includes('One.'))).toHaveLength(1);
    composer.remove(page);
    clock.advance(200);
    await settle();
    expect(await session.get(null)).toEqual({ 'composer:1:new': { text: 'why', sources: [] } });
  });

  it('is left out when it is no source any more', async () => {
    await session.set({
      'composer:1:new': { text: 'Why?', sources: ['a', 'b', 'gone'] },
      'source:1:new:a': page,
      'source:1:new:b': { ...page, text: 7 },
    });
    const { composer } = await open();
    expect([composer.text.value, composer.sources.value]).toEqual(['Why?', [page]]);
  });

  it.each([['text'], [{ text: 1, sources: [] }], [{ text: 'Why?' }], [null]])(
    'is none of the draft %j',
    async (stored) => {
      await session.set({ 'composer:1:new': stored });
      const { composer } = await open();
      expect([composer.text.value, composer.sources.value]).toEqual(['', []]);
    },
  );
});

describe('the drafts of several conversations', () => {
  function follow(name: string | null) {
    const shown = signal(name);
    const clock = createManualClock();
    const composer = createComposerState({ draft: shown, session, windowId: 1, clock });
    onTestFinished(() => composer.dispose());
    return { shown, clock, composer };
  }

  it('are kept apart, and found again', async () => {
    const { shown, composer } = follow('one');
    await composer.restored;
    composer.text.value = 'first';
    composer.attach(page);
    shown.value = 'two';
    expect([composer.text.value, composer.sources.value]).toEqual(['', []]);
    composer.text.value = 'second';
    shown.value = 'one';
    expect([composer.text.value, composer.sources.value]).toEqual(['first', [page]]);
    composer.dispose();

    const later = follow('two');
    await later.composer.restored;
    expect(later.composer.text.value).toBe('second');
    later.shown.value = 'one';
    await eventually(() => expect(later.composer.text.value).toBe('first'));
  });

  it('are empty once they were sent', async () => {
    const { shown, composer } = follow('one');
    await composer.restored;
    composer.text.value = 'first';
    composer.take();
    shown.value = 'two';
    shown.value = 'one';
    expect(composer.text.value).toBe('');
  });

  it('take in what was typed before anybody knew which conversation is shown', async () => {
    const before = follow('one');
    await before.composer.restored;
    before.composer.text.value = 'draft';
    before.composer.dispose();

    const { shown, composer } = follow(null);
    composer.text.value = 'typed';
    shown.value = 'one';
    expect(composer.text.value).toBe('typed');
    await composer.restored;
    expect(composer.text.value).toBe('draft\ntyped');
  });

  it('stand once in a conversation that is left and come back to before its draft was read', async () => {
    const before = follow('one');
    await before.composer.restored;
    before.composer.text.value = 'draft';
    before.composer.attach(page);
    before.composer.dispose();

    const { shown, composer } = follow('one');
    shown.value = 'two';
    shown.value = 'one';
    composer.text.value = 'typed';
    shown.value = 'two';
    shown.value = 'one';
    await settle();
    expect([composer.text.value, composer.sources.value]).toEqual(['draft\ntyped', [page]]);
  });

  it('lose nothing when the conversation is left before its draft was read', async () => {
    const before = follow('one');
    await before.composer.restored;
    before.composer.text.value = 'draft';
    before.composer.dispose();

    const { shown, composer } = follow('one');
    composer.text.value = 'typed';
    shown.value = 'two';
    expect(composer.text.value).toBe('');
    await composer.restored;
    shown.value = 'one';
    expect(composer.text.value).toBe('draft\ntyped');
  });
});
