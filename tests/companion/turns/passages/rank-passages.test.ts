import { describe, expect, it } from 'vitest';
import type { Source } from '../../../../companion/prompts/source.ts';
import { createEmbeddingCache } from '../../../../companion/turns/passages/embedding-cache.ts';
import { passagesOf } from '../../../../companion/turns/passages/passages-of.ts';
import type { Embedder } from '../../../../companion/turns/passages/rank-by-meaning.ts';
import { rankPassages } from '../../../../companion/turns/passages/rank-passages.ts';

const { signal } = new AbortController();

function source(text: string, language = 'en'): Source {
  return { type: 'page', title: 'T', url: 'https://a.test/', language, text, omittedChars: 0 };
}

function rank(texts: string[], question: string, embedder?: Embedder, cache = createEmbeddingCache()) {
  const failures: unknown[] = [];
  const pieces = texts.map((text) => ({ text, source: source(text) }));
  const options = { embedder, cache, signal, onFailure: (error: unknown) => failures.push(error) };
  return rankPassages(pieces, question, options).then((order) => ({ order, failures }));
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
