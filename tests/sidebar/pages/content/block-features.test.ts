import { describe, expect, it, vi } from 'vitest';
import { readFeatures } from '../../../../sidebar/pages/content/block-features.ts';
import { readBlocks } from '../../../../sidebar/pages/content/content-blocks.ts';
import { FEATURE_NAMES } from '../../../../sidebar/pages/content/feature-names.ts';
import { createFeatureRow } from '../../../../sidebar/pages/content/feature-row.ts';
import { readPageHints } from '../../../../sidebar/pages/content/page-hints.ts';
import { readMarkup } from '../../../../sidebar/pages/content/page-markup.ts';
import { inOnePiece } from '../../../../sidebar/pages/steps.ts';

const LONG =
  'The river rises in the hills, and by the time it reaches the town it carries more water than anybody expects. ';
const PAGE = `<nav><ul><li><a>Home</a></li><li><a>News</a></li><li><a>Shop</a></li></ul></nav>
  <main class="thread"><h1>A river and a town</h1><p>${LONG.repeat(2)}</p><h2>Questions</h2><p>Is it 5 € a day?</p></main>`;

/** The features of each block by their names. */
function featuresOf(html: string) {
  const document = new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html');
  const tree = readBlocks(document.body);
  const columns = FEATURE_NAMES.map((_, place) => place);
  const facts = { title: 'A river and a town', ...readPageHints(document) };
  const rows = inOnePiece(readFeatures(tree, facts, columns, readMarkup(tree)));
  const width = FEATURE_NAMES.length;
  return tree.blocks.map((_, index) =>
    Object.fromEntries(FEATURE_NAMES.map((name, place) => [name, rows[index * width + place]])),
  );
}

describe('the features of a block', () => {
  const [home, , , title, text, , question] = featuresOf(PAGE);

  it('say what its text looks like', () => {
    expect(text).toMatchObject({ words: 42, linkShare: 0, ends: 1, sentences: 2, price: 0, earlier: 0 });
    expect(question).toMatchObject({ price: 1, question: 1, digits: expect.closeTo(1 / 16) });
    expect(title).toMatchObject({ titled: 1, inTitle: 1 });
  });

  it.each([
    ['Japanese', '昨日は雨が降った。しかし、今日は晴れた。明日の天気は?', '2025年1月13日'],
    ['Chinese', '昨天下了雨。但是,今天的天气是好的。明天呢?', '2025年1月13日'],
    ['Hindi', 'कल बारिश हुई। लेकिन आज धूप है। क्या कल भी?', undefined],
    ['Arabic', 'هطل المطر أمس. لكن الجو صحو في المدينة اليوم. وماذا عن الغد؟', undefined],
  ])('see sentences in %s', (_, text, date) => {
    const [said, day] = featuresOf(`<p>${text}</p><p>${date}</p>`);
    expect(said).toMatchObject({ ends: 1, question: 1, sentences: 3 });
    expect(said?.stop).toBeGreaterThan(0.05);
    if (date) expect(day).toMatchObject({ date: 1 });
  });

  it('say which boxes hold it', () => {
    expect(home).toMatchObject({
      'in-main': -1,
      'group-thread': -1,
      linkShare: 1,
      'inner-count': 3,
    });
    expect(home?.['in-nav']).toBeGreaterThan(0);
    expect(text).toMatchObject({ 'is-p': 1, 'in-nav': -1, 'near-thread': 2, 'inner-count': -1, depth: 2 });
    expect(text?.['group-thread']).toBe(text?.['in-main']);
  });

  it('say how it stands to the title and to the headings before it', () => {
    expect([home?.h1At, title?.h1At, question?.h1At]).toEqual([-3, 0, 3]);
    expect(question).toMatchObject({ headingLevel: 2, 'under-asked': 5, 'past-asked': 1, headingNumber: 2, h1s: 1 });
    expect(text).toMatchObject({ headingLevel: 1, 'under-asked': 0, 'past-asked': -1 });
  });

  it('say what stands beside it', () => {
    expect(title).toMatchObject({ prevWords: 1, prevLinks: 1, nextWords: 42, proseUntil: 1 });
    expect(question).toMatchObject({ nextWords: -1, prevHeading: 2, fromEnd: 1, proseSince: 2 });
  });

  it('say what page it is on, and end with its section', () => {
    expect(home).toMatchObject({ pageMain: 1, pageThread: 0, pageQuestions: expect.closeTo(1 / 7), sections: 2 });
    expect(FEATURE_NAMES.at(-1)).toBe('sections');
  });
});

describe('a row of features', () => {
  it('has what is wanted in the order in which it is wanted, and computes nothing else', () => {
    const row = createFeatureRow([2, 0], 2);
    const compute = vi.fn(() => 9);
    for (const first of [1, 2]) {
      row.put(first);
      row.ask(compute);
      row.putAll([3 * first]);
      row.end();
    }
    expect([...row.rows]).toEqual([3, 1, 6, 2]);
    expect(compute).not.toHaveBeenCalled();
  });
});
