import { expect, it, onTestFinished } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { createTestPanel } from '../../helpers/test-panel.ts';

it('reads one PDF after another, each with a progress of its own, and takes them in their order', async () => {
  const { state, companion, dispose } = createTestPanel();
  onTestFinished(dispose);
  state.sources.load();
  await eventually(() => expect(state.sources.loaded.value).not.toBeNull());
  const names = ['a.pdf', 'b.pdf', 'c.pdf'];
  const sources = state.sources.loaded.value;
  sources?.addFiles(names.map((name) => new File([`%PDF-1.7 ${name}`], name)));
  const said = (type: string) => companion.said.filter((message) => message.type === type).length;
  for (const [index, name] of names.entries()) {
    await eventually(() => expect(said('blob')).toBe(index + 1));
    expect(said('read_file')).toBe(index);
    companion.reply({ type: 'blob', send: null });
    await eventually(() => expect(said('read_file')).toBe(index + 1));
    companion.reply({ type: 'file_text', done: 1, total: 3, file: null });
    expect(sources?.reading.value.map(({ progress }) => progress.value?.done ?? 0)).toEqual(
      [1, 0, 0].slice(0, 3 - index),
    );
    const file = { text: name, pages: 3, omittedPages: 0, omittedChars: 0 };
    companion.reply({ type: 'file_text', done: 3, total: 3, file });
  }
  await eventually(() => expect(state.composer.sources.value.map(({ title }) => title)).toEqual(names));
  expect(sources?.refusals.value).toEqual([]);
});
