import { describe, expect, it } from 'vitest';
import { findClosest } from '../../../../components/markdown/citations/find-closest.ts';

const passage = (number: number, text: string) => ({ number, text, title: 'Storks', url: 'https://a.test/' });
const PASSAGES = [
  passage(1, 'The lighthouse keeper counted forty-one storks over the harbour on the last day of March.'),
  passage(2, 'A university reads the notebooks, because no instrument stood on this coast in 1978.'),
  passage(3, 'The keeper counted gulls over the harbour in the evenings, and wrote their numbers down.'),
];

/** The number of the passage behind each marked sentence, with that sentence's end. */
function find(text: string, passages = PASSAGES) {
  return findClosest(text, passages).map(({ at, passage: { number } }) => [text.slice(0, at).slice(-8), number]);
}

describe('the passage that a sentence comes from', () => {
  it('has most of its words, and stands behind its end', () => {
    const text = 'Yes. A university now reads the notebooks because there was no instrument on the coast. It is so.';
    expect(find(text)).toEqual([['e coast.', 2]]);
  });

  it('is none where two have nearly as many of them', () => {
    expect(find('The keeper counted birds over the harbour again.')).toEqual([]);
  });

  it('is none where the words are the answer’s own, or too few', () => {
    expect(find('Bread machines with large pans usually bake heavier loaves of whole wheat.')).toEqual([]);
    expect(find('A university reads.')).toEqual([]);
  });

  it('is none where it lacks a number of the sentence', () => {
    expect(find('No instrument stood on this coast in 1987, so a university reads the notebooks.')).toEqual([]);
    expect(find('No instrument stood on this coast in 1978, so a university reads the notebooks.')).toHaveLength(1);
  });

  it('is not sought for a sentence that cites one, within or behind its end', () => {
    expect(find('A university reads the notebooks, because no instrument stood there [3].')).toEqual([]);
    expect(find('A university reads the notebooks, because no instrument stood there. [3] And?')).toEqual([]);
    const two = 'The bread is good. [3] A university reads the notebooks, because no instrument stood there.';
    expect(find(two)).toEqual([['d there.', 2]]);
  });

  it('is found in scripts without spaces', () => {
    const chinese = [
      passage(1, '灯塔看守人在三月的最后一天数了港口上空的白鹳。'),
      passage(2, '大学正在阅读这些笔记本，因为当时海岸上没有仪器。'),
    ];
    expect(find('这所大学阅读笔记本，因为海岸上当时没有仪器。', chinese)).toEqual([['上当时没有仪器。', 2]]);
    const japanese = [
      passage(1, '灯台守は三月の最後の日に港の上のコウノトリを数えた。'),
      passage(2, '大学はそのノートを読んでいる。海岸には観測機器がなかったからだ。'),
    ];
    expect(find('海岸に観測機器がなかったので大学はノートを読んでいる。', japanese)).toHaveLength(1);
  });
});
