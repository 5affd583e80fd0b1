import { describe, expect, it } from 'vitest';
import { createRecentPaths, goOn, NOTHING_BEFORE, type Path } from '../../../companion/conversations/recent-paths.ts';
import { toHash } from '../../../companion/prompts/source.ts';
import { PAGE } from './page-source.ts';

/** What leads to the last of these turns. */
function pathOf(...turns: string[]): Path {
  return turns.reduce(
    (path, turn) => goOn(path, turn, { question: `${turn}?`, sources: [], answer: `${turn}.` }),
    NOTHING_BEFORE,
  );
}

describe('what was last said in chats', () => {
  it('is found up to each turn of it, with what goes on from there', () => {
    const recent = createRecentPaths(10_000).of('');
    recent.keep('chat', pathOf('a', 'b', 'c'));
    expect(recent.find('chat', 'b')).toEqual(pathOf('a', 'b'));
    expect(recent.find('other', 'b')).toBeUndefined();
    expect(recent.newest('chat', 'a')).toBe('c');
    recent.keep('chat', pathOf('a', 'x'));
    expect([recent.newest('chat', 'a'), recent.newest('chat', 'b'), recent.newest('chat', null)]).toEqual([
      'x',
      'c',
      'x',
    ]);
    expect(recent.find('chat', 'c')).toEqual(pathOf('a', 'b', 'c'));
  });

  it('is kept once where one path goes on from another', () => {
    const one = createRecentPaths(2_000).of('');
    for (const turns of [['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']]) one.keep('chat', pathOf(...turns));
    // The beginning again changes nothing.
    one.keep('chat', pathOf('a', 'b'));
    expect(one.find('chat', 'd')).toEqual(pathOf('a', 'b', 'c', 'd'));
  });

  it('goes where it is too much, the chat that was longest unused first, of all persons', () => {
    const all = createRecentPaths(1_000);
    const [ada, bob] = [all.of('ada'), all.of('bob')];
    for (const chat of ['one', 'two', 'three']) ada.keep(chat, pathOf(chat));
    ada.find('one', 'one');
    bob.keep('four', pathOf('four'));
    expect(['one', 'two', 'three'].map((chat) => ada.find(chat, chat) !== undefined)).toEqual([true, false, true]);
    expect(bob.find('one', 'one')).toBeUndefined();
    // Of one chat the latest paths are kept, and nothing of what alone is too much.
    for (const leaf of ['b', 'c', 'd', 'e']) bob.keep('four', pathOf(leaf));
    expect(['b', 'e'].map((turn) => bob.find('four', turn) !== undefined)).toEqual([false, true]);
    bob.keep('four', goOn(NOTHING_BEFORE, 'f', { question: 'x'.repeat(1_000), sources: [], answer: '' }));
    expect(bob.newest('four', null)).toBe('e');
  });

  it('is as much as a store reads', () => {
    const recent = createRecentPaths(20_000_000).of('');
    const long = { question: 'x'.repeat(1_500_000), sources: [], answer: '' };
    recent.keep(
      'chat',
      ['a', 'b', 'c', 'd'].reduce((path, turn) => goOn(path, turn, long), NOTHING_BEFORE),
    );
    expect(recent.find('chat', 'd')).toMatchObject({ turns: ['c', 'd'], leftOut: 2 });
  });

  it('has what went along with its questions, and of others nothing', () => {
    const all = createRecentPaths(10_000);
    all.of('ada').keep('chat', goOn(NOTHING_BEFORE, 'a', { question: 'Where?', sources: [PAGE], answer: 'In trees.' }));
    const hash = toHash(PAGE.text);
    expect(Buffer.from(all.of('ada').blob(hash) ?? []).toString()).toBe(PAGE.text);
    expect(all.of('bob').blob(hash)).toBeUndefined();
    all.of('ada').forget('chat');
    expect(all.of('ada').blob(hash)).toBeUndefined();
  });
});
