import { describe, expect, it } from 'vitest';
import type { Source } from '../../../../companion/prompts/source.ts';
import { createEmbeddingCache } from '../../../../companion/turns/passages/embedding-cache.ts';
import { passagesOf } from '../../../../companion/turns/passages/passages-of.ts';
import type { Embedder } from '../../../../companion/turns/passages/rank-by-meaning.ts';
import { type RankOptions, rankPassages } from '../../../../companion/turns/passages/rank-passages.ts';

const { signal } = new AbortController();

function source(text: string, language = 'en'): Source {
  return { type: 'page', title: 'T', url: 'https://a.test/', language, text, omittedChars: 0 };
}

function rank(texts: string[], question: string, embedder?: Embedder, cache = createEmbeddingCache()) {
  const failures: unknown[] = [];
  const counts: string[] = [];
  const pieces = texts.map((text) => ({ text, source: source(text) }));
  const options: RankOptions = {
    embedder,
    cache,
    signal,
    onCompared: (count, of) => counts.push(`${count} of ${of}`),
    onFailure: (error) => failures.push(error),
  };
  return rankPassages(pieces, question, options).then((order) => ({ order, failures, counts }));
}

/** Gives texts vectors by the first of these words that they hold. */
function embedderOf(...meanings: string[][]): Embedder & { asked: string[] } {
  const asked: string[] = [];
  return {
    id: 'here small',
    asked,
    embed: async (texts) => {
      asked.push(...texts);
      return texts.map((text) =>
        Float32Array.from(meanings.map((words) => (words.some((word) => text.includes(word)) ? 1 : 0.01))),
      );
    },
  };
}

describe('passages', () => {
  it.each([
    ['English', ['The cat sleeps.', 'Ferries leave at nine.', 'The dog barks.'], 'When does the ferry leave?', 1],
    ['Chinese', ['猫在睡觉。', '渡轮九点出发。', '狗在叫。'], '渡轮几点出发？', 1],
    ['Thai', ['แมวนอนหลับ', 'เรือข้ามฟากออกเวลาเก้าโมง', 'สุนัขเห่า'], 'เรือข้ามฟากออกกี่โมง', 1],
    ['rare words before common ones', ['the the the of', 'a stork', 'the sea of the'], 'the stork', 1],
  ])('that hold the words of the question come first: %s', async (_, texts, question, best) => {
    expect((await rank(texts, question)).order[0]).toBe(best);
  });

  it('begin with the first and come from all of the text when nothing says which matter', async () => {
    const { order } = await rank(
      Array.from({ length: 8 }, (_, n) => `piece ${n}`),
      'What?',
    );
    expect(order.slice(0, 3)).toEqual([0, 4, 2]);
    expect(order.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('that mean what is asked come first although they share no word with it', async () => {
    const embedder = embedderOf(['boat', 'ferry'], ['cat']);
    const { order } = await rank(['The cat sleeps.', 'The ferry is blue.', 'A dog.'], 'Which boat is it?', embedder);
    expect(order[0]).toBe(1);
  });

  it('are given to the embedding model once each, whatever is asked', async () => {
    const cache = createEmbeddingCache();
    const embedder = embedderOf(['boat'], ['cat']);
    await rank(['The cat.', 'The boat.'], 'boat', embedder, cache);
    await rank(['The cat.', 'The boat.'], 'cat', embedder, cache);
    expect(embedder.asked.toSorted()).toEqual(['The boat.', 'The cat.', 'boat', 'cat']);
  });

  it('are counted as they are compared, those that are known from before among them', async () => {
    const cache = createEmbeddingCache();
    const texts = Array.from({ length: 40 }, (_, n) => `boat ${n}`);
    const first = await rank(texts.slice(0, 20), 'boat', embedderOf(['boat']), cache);
    expect(first.counts).toEqual(['15 of 20', '20 of 20']);
    const second = await rank(texts, 'boat', embedderOf(['boat']), cache);
    expect(second.counts).toEqual(['36 of 40', '40 of 40']);
    expect((await rank(texts, 'boat', embedderOf(['boat']), cache)).counts).toEqual([]);
  });

  it('of one request are not counted', async () => {
    expect((await rank(['A cat.', 'A boat.'], 'boat', embedderOf(['boat']))).counts).toEqual([]);
  });

  it('beyond those that are compared are not counted', async () => {
    const texts = Array.from({ length: 300 }, (_, n) => `boat ${n}`);
    expect((await rank(texts, 'boat', embedderOf(['boat']))).counts.at(-1)).toBe('256 of 256');
  });

  it('are chosen by their words where the embedding model fails, which is told', async () => {
    const failing: Embedder = { id: 'x', embed: () => Promise.reject(new Error('no')) };
    const { order, failures } = await rank(['A cat.', 'A boat.'], 'boat', failing);
    expect([order[0], failures.length]).toEqual([1, 1]);
  });

  it('of several sources know where they are from, and leave no word out', async () => {
    const texts = ['# One\n\nFirst. '.repeat(60), '# Two\n\nSecond. '.repeat(60)];
    const pieces = await passagesOf(
      texts.map((text) => source(text)),
      signal,
    );
    const joined = texts.map((text) =>
      pieces
        .filter((piece) => piece.source.text === text)
        .map((piece) => piece.text)
        .join(''),
    );
    expect(joined.map((text) => text.replace(/\s/g, ''))).toEqual(texts.map((text) => text.replace(/\s/g, '')));
  });
});

describe('the vectors that are kept', () => {
  it('are those that were used last, as many as there is room for', () => {
    const cache = createEmbeddingCache(4);
    const vector = new Float32Array(2);
    cache.set('a', vector);
    cache.set('b', vector);
    cache.get('a');
    cache.set('c', vector);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([vector, undefined, vector]);
  });
});
