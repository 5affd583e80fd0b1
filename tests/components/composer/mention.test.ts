// @vitest-environment node
import { expect, it } from 'vitest';
import { filterTabs, findMention } from '../../../components/composer/mention.ts';

it.each([
  ['@', { start: 0, query: '' }],
  ['Compare @ti', { start: 8, query: 'ti' }],
  ['two\n@x', { start: 4, query: 'x' }],
])('finds what is typed behind an @ (%j)', (before, found) => {
  expect(findMention(before)).toEqual(found);
});

it.each(['anna@example.org', 'no', '@tides and', '@@'])('finds none in %j', (before) => {
  expect(findMention(before)).toBeUndefined();
});

it('filters by title and address, in any case', () => {
  const tabs = [
    { title: 'Tides', url: 'https://a.test/' },
    { title: 'Moon', url: 'https://tides.test/' },
    { title: 'Sun', url: 'https://b.test/' },
  ];
  expect(filterTabs(tabs, 'TIDES').map(({ title }) => title)).toEqual(['Tides', 'Moon']);
});
