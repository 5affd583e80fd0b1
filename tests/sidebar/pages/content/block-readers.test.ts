import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../sidebar/pages/content/content-blocks.ts';
import { createLookAlikeReader, LOOK_ALIKE_NAMES } from '../../../../sidebar/pages/content/look-alikes.ts';
import { createMainBoxReader, MAIN_BOX_NAMES } from '../../../../sidebar/pages/content/main-box.ts';
import { readMarkup } from '../../../../sidebar/pages/content/page-markup.ts';
import { sumBlocks } from '../../../../sidebar/pages/content/running-sums.ts';
import { createSectionReader, SECTION_NAMES } from '../../../../sidebar/pages/content/sections.ts';

const LONG = 'the river rises in the hills and by the time it reaches the town it carries water';

function treeOf(html: string) {
  return readBlocks(new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html').body);
}

function named(names: readonly string[], values: readonly number[]) {
  expect(values).toHaveLength(names.length);
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

describe('the main box of a page', () => {
  const tree = treeOf(`<div><p>Menu</p></div><div><p>${LONG}</p><p>${LONG}</p></div><div><p>Foot</p></div>`);
  const read = createMainBoxReader(tree);

  it('holds most paragraphs', () => {
    expect(named(MAIN_BOX_NAMES, read(1))).toMatchObject({ 'box-up': 0, 'box-prose': 1, 'box-past': 0 });
    expect(named(MAIN_BOX_NAMES, read(2))).toMatchObject({ 'box-up': 0, 'box-past': 1 });
  });

  it('is so many blocks away from one that it does not hold', () => {
    expect(named(MAIN_BOX_NAMES, read(0))).toMatchObject({ 'box-at': -1, 'box-shared': 1 });
    expect(named(MAIN_BOX_NAMES, read(3))).toMatchObject({ 'box-at': 1, 'box-shared': 1 });
  });

  it('is nowhere on a page without paragraphs', () => {
    expect(named(MAIN_BOX_NAMES, createMainBoxReader(treeOf('<p>Menu</p>'))(0))).toMatchObject({ 'box-up': -1 });
  });
});

describe('blocks that are marked up alike', () => {
  it('are counted wherever they stand', () => {
    const post = `<div class="post"><p>${LONG}</p></div>`;
    const tree = treeOf(`${post}<section><p>else</p></section>${post}`);
    const read = createLookAlikeReader(tree, readMarkup(tree).blocks);
    expect(named(LOOK_ALIKE_NAMES, read(0))).toMatchObject({ 'alike-count': 2, 'alike-prose': 1, 'alike-spread': 1 });
    expect(named(LOOK_ALIKE_NAMES, read(1))).toMatchObject({ 'alike-count': 1, 'alike-prose': 0 });
  });
});

describe('a section', () => {
  it('reaches to the next heading of its rank or a higher one', () => {
    const levels = [0, 2, 0, 3, 0, 2];
    const tree = treeOf('<i>a</i><p>b</p><p>c</p><p>d</p><p>e f</p><p>g</p>');
    const read = createSectionReader(
      sumBlocks(tree, () => false, levels),
      levels,
    );
    expect(named(SECTION_NAMES, read(0))).toMatchObject({ 'section-words': -1, sections: 3 });
    expect(named(SECTION_NAMES, read(2))).toMatchObject({ 'section-words': 5, 'section-at': 1, 'section-left': 3 });
    expect(named(SECTION_NAMES, read(4))).toMatchObject({ 'section-words': 3, 'section-at': 1, 'section-left': 1 });
    expect(named(SECTION_NAMES, read(5))).toMatchObject({ 'section-words': 1, 'section-left': 1 });
  });
});
