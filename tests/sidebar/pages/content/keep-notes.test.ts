import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../sidebar/pages/content/content-blocks.ts';
import { keepNotes } from '../../../../sidebar/pages/content/keep-notes.ts';

const TEXT = 'The river rises in the hills and carries more water than anybody expects. '.repeat(3);

/** Which blocks are kept, where those with the river in them were kept before. */
function kept(html: string): string[] {
  const { body } = new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html');
  const tree = readBlocks(body);
  const keeps = tree.blocks.map(({ text }) => text.includes('river'));
  keepNotes(tree, keeps);
  return tree.blocks.filter((_, index) => keeps[index]).map(({ text }) => text.replace(TEXT, 'river').trim());
}

const marked = (mark: string, id: string) => `<p>${TEXT}<sup><a href="#${id}">${mark}</a></sup></p>`;

describe('the notes of a text', () => {
  it.each(['1', '[12]', '*', 'a', '†'])('are kept where a mark leads to them: %s', (mark) => {
    const html = `${marked(mark, 'n')}<ol><li id="n"><p>A note.</p></li><li id="m"><p>Another.</p></li></ol>`;
    expect(kept(html)).toEqual([`river ${mark}`, 'A note.']);
  });

  it('are not what words lead to, or a mark in what is left out', () => {
    const note = '<p id="n">A note.</p>';
    expect(kept(`${marked('the chapter below', 'n')}${note}`)).toEqual(['river the chapter below']);
    expect(kept(`<p>${TEXT}</p><p>See <a href="#n">1</a></p>${note}`)).toEqual(['river']);
  });

  it('are no list that is long beside the text', () => {
    const note = (words: number) => `<ol><li id="n"><p>${'word '.repeat(words)}</p></li></ol>`;
    expect(kept(`${marked('1', 'n')}${note(9)}`)).toHaveLength(2);
    expect(kept(`${marked('1', 'n')}${note(90)}`)).toHaveLength(1);
  });
});
