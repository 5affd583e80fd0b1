import { expect, test } from 'vitest';
import { createListeners } from '../../companion/listeners.ts';

test('listeners are told in the order in which they came, those that stay, and who comes meanwhile the next time', () => {
  const told: string[] = [];
  const news = createListeners<[what: string, count: number]>();
  const stopFirst = news.on((what, count) => {
    told.push(`first ${what} ${count}`);
    stopSecond();
    news.on(() => told.push('late'));
  });
  const stopSecond = news.on(() => told.push('second'));
  news.on((what) => told.push(`third ${what}`));
  news.tell('herons', 2);
  expect(told.splice(0)).toEqual(['first herons 2', 'third herons']);
  stopFirst();
  stopFirst();
  news.tell('storks', 1);
  expect(told.splice(0)).toEqual(['third storks', 'late']);
  news.clear();
  news.tell('nobody', 0);
  expect(told).toEqual([]);
});
