import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { changePrompts } from '../../../protocol/change-prompts.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import type { KeptPrompt, PromptChange } from '../../../protocol/prompts.ts';
import type { Prompt } from '../../../sidebar/prompts/list-prompts.ts';
import { OWN_PROMPTS } from '../../../sidebar/prompts/own-prompts.ts';
import { createPromptLibrary } from '../../../sidebar/prompts/prompt-library.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { settle } from '../../helpers/settle.ts';

const COUNT = Object.keys(OWN_PROMPTS).length;

/** Libraries of one person in several windows, at one companion. */
function openWindows(count = 1, kept: readonly KeptPrompt[] = []) {
  let atCompanion = kept;
  const windows = Array.from({ length: count }, () => {
    const prompts = signal<readonly KeptPrompt[]>([]);
    const companion = createFakeCompanionConnection();
    const library = createPromptLibrary({
      connection: companion.connection,
      settings: {
        prompts,
        keepPrompts(told) {
          prompts.value = told;
        },
      },
      words: { nameOf: (id) => `name of ${id}`, textOf: (id) => `text of ${id}` },
    });
    onTestFinished(library.dispose);
    return { companion, library, prompts };
  });
  const tell = () => {
    for (const { companion } of windows) companion.say({ type: 'prompts', prompts: [...atCompanion] });
  };
  for (const { companion } of windows) {
    companion.respond('change_prompts', ({ request, answer, refuse }) => {
      const { changes } = request as unknown as { changes: PromptChange[] };
      const next = changePrompts(atCompanion, changes, LIMITS);
      if ('code' in next) return refuse(next);
      atCompanion = next;
      tell();
      answer({ type: 'ok' });
    });
    companion.connect();
  }
  tell();
  return windows as [(typeof windows)[0], ...typeof windows];
}

const named = (prompts: readonly Prompt[], name: string) => prompts.find((each) => each.name === name) as Prompt;
const own = (prompts: readonly Prompt[]) => prompts.slice(COUNT).map(({ name }) => name);

describe('a library', () => {
  it('watches on each connection of a client, and shows the copy while there is none', () => {
    const [{ companion, library }] = openWindows(1, [{ prompt: 'a', revision: 1, name: 'A', text: 'x' }]);
    expect(companion.said).toEqual([{ type: 'watch', topic: 'prompts' }]);
    companion.disconnect();
    expect([own(library.prompts.value), library.canChange.value]).toEqual([['A'], false]);
    companion.connect();
    expect(companion.said).toHaveLength(2);
  });

  it('asks nothing of a companion that does not know it', () => {
    const companion = createFakeCompanionConnection();
    const settings = { prompts: signal<readonly KeptPrompt[]>([]), keepPrompts() {} };
    const words = { nameOf: () => 'n', textOf: () => 't' };
    onTestFinished(createPromptLibrary({ connection: companion.connection, settings, words }).dispose);
    companion.connect('guest');
    expect(companion.said).toEqual([]);
  });

  it('shows a change at once, and takes it back when it is not kept', async () => {
    const [{ companion, library }] = openWindows();
    companion.respond('change_prompts', () => {});
    const outcome = library.add({ name: 'A', text: 'x' });
    expect(own(library.prompts.value)).toEqual(['A']);
    companion.requestOf('change_prompts').fail(new Error('lost'));
    expect([await outcome, own(library.prompts.value)]).toEqual(['failed', []]);
  });

  it('keeps both when two windows change the words of one prompt', async () => {
    const [one, other] = openWindows(2, [{ prompt: 'a', revision: 1, name: 'A', text: 'x', place: 50 }]);
    if (!other) throw new Error('one window');
    const seen = named(other.library.prompts.value, 'A');
    expect(await one.library.edit(named(one.library.prompts.value, 'A'), { name: 'A', text: 'theirs' })).toBe('done');
    expect(await other.library.edit(seen, { name: 'A', text: 'mine' })).toBe('conflict');
    expect(one.library.prompts.value.slice(COUNT).map(({ text }) => text)).toEqual(['theirs', 'mine']);
  });

  it('gives the same order everywhere, however often something is moved between the same two', async () => {
    const [{ library }, other] = openWindows(2);
    for (let times = 0; times < 70; times++) {
      const third = library.prompts.value[2] as Prompt;
      expect(await library.move(third, -1)).toBe('done');
      expect(library.prompts.value[1]).toMatchObject({ id: third.id });
    }
    expect(other?.library.prompts.value).toEqual(library.prompts.value);
    await library.move(library.prompts.value[3] as Prompt, -100);
    await library.move(library.prompts.value[0] as Prompt, 100);
    expect(new Set(library.prompts.value.map(({ id }) => id)).size).toBe(COUNT);
  });

  it('brings back what was deleted, where it was; one of Aside’s own is hidden', async () => {
    const [{ library }] = openWindows(1, [
      { prompt: 'a', revision: 4, name: 'A', text: 'x', place: 2.5, pinned: true },
    ]);
    const before = library.prompts.value;
    for (const prompt of [named(before, 'A'), named(before, 'name of quiz')]) {
      const { outcome, undo } = library.remove(prompt);
      expect(await outcome).toBe('done');
      expect(library.prompts.value.some(({ id }) => id === prompt.id)).toBe(false);
      expect(await undo()).toBe('done');
    }
    expect(library.prompts.value.map(({ revision: _, ...rest }) => rest)).toEqual(
      before.map(({ revision: _, ...rest }) => rest),
    );
  });

  it('gives a prompt of Aside’s own its words and its task again', async () => {
    const [{ library }] = openWindows();
    await library.edit(named(library.prompts.value, 'name of explain'), {
      name: 'name of explain',
      text: 'Like a pirate',
    });
    const changed = named(library.prompts.value, 'name of explain');
    expect(changed).toMatchObject({ text: 'Like a pirate', isChanged: true, task: undefined });
    await library.reset(changed);
    expect(named(library.prompts.value, 'name of explain')).toMatchObject({ isChanged: false, task: 'explain' });
  });
});

describe('an import', () => {
  it('adds in order what is not there yet, and nothing when it is done again', async () => {
    const [{ library }] = openWindows();
    const found = ['A', 'B', 'A'].map((name) => ({ name, text: `text of ${name}` }));
    expect(await library.take(found)).toEqual({ added: 2, known: 1, no_room: 0 });
    expect(await library.take(found)).toEqual({ added: 0, known: 3, no_room: 0 });
    expect(own(library.prompts.value)).toEqual(['A', 'B']);
  });

  it('of ten thousand takes as many as there is room for, and counts the others', async () => {
    const [{ library }] = openWindows(1, [{ prompt: 'quiz', revision: 0, hidden: true }]);
    const found = Array.from({ length: 10_000 }, (_, index) => ({ name: `P${index}`, text: 'x' }));
    const added = LIMITS.prompts - 1;
    expect(await library.take(found)).toEqual({ added, known: 0, no_room: 10_000 - added });
    const long = Array.from({ length: 30 }, (_, index) => ({
      name: `L${index}`,
      text: 'x'.repeat(LIMITS.promptChars),
    }));
    const [another] = openWindows();
    expect(await another.library.take(long)).toMatchObject({ added: 24, no_room: 6 });
    await settle();
  });
});
