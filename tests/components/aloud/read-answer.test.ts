// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../components/aloud/read-answer.ts';
import type { Sentence } from '../../../sidebar/aloud/reading.ts';
import { createTurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { done, uuid } from '../../helpers/test-panel.ts';

function open(question = 'What is it?') {
  const live = createTurnState({ id: uuid(1), task: 'chat', question, receipts: [] }, () => 0);
  const reading = readAnswer(uuid(1), () => live.state);
  let seq = 0;
  return {
    write(content: string) {
      live.observer.event({ type: 'token', turn: uuid(1), seq: ++seq, content });
    },
    think(content: string) {
      live.observer.event({ type: 'thinking', turn: uuid(1), seq: ++seq, content });
    },
    end() {
      live.observer.event(done());
    },
    /** All that can be said by now. */
    read(): Sentence[] {
      const found: Sentence[] = [];
      for (let next = reading.next(); next !== null && next !== 'later'; next = reading.next()) found.push(next);
      return found;
    },
    reading,
  };
}

function sentencesOf(text: string, question?: string): Sentence[] {
  const answer = open(question);
  answer.write(text);
  answer.end();
  return answer.read();
}

const said = (text: string) => sentencesOf(text).map((sentence) => sentence.said);

describe('an answer that is read aloud', () => {
  it('begins with its first whole sentence, and goes on as it grows', () => {
    const { write, read, reading, end } = open();
    write('The sky is');
    expect(read()).toEqual([]);
    write(' blue. Air ');
    expect(read().map((sentence) => sentence.said)).toEqual(['The sky is blue.']);
    expect(reading.next()).toBe('later');
    write('scatters light.');
    expect(read()).toEqual([]);
    end();
    expect(read().map((sentence) => sentence.said)).toEqual(['Air scatters light.']);
    expect(reading.next()).toBe(null);
  });

  it('is read as one reads to somebody: headings, lists with their numbers, tables by row', () => {
    const text = [
      '## Two ways\nThere are **two** [ways](https://example.org).\n\n1. Walk. It is slow.\n2. Ride\n   - a bike\n   - a horse\n',
      '| Way | Speed | Cost |\n|---|---|---|\n| Walk | 5 km/h | |\n| Bike | 15 km/h | 300 € |\n\n> Choose well.\n\n---\nDone.',
    ].join('\n');
    expect(said(text)).toEqual([
      'Two ways',
      'There are two ways.',
      '1. Walk.',
      'It is slow.',
      '2. Ride',
      'a bike',
      'a horse',
      'Walk',
      'Speed: 5 km/h',
      'Bike',
      'Speed: 15 km/h',
      'Cost: 300 €',
      'Choose well.',
      'Done.',
    ]);
  });

  it('leaves out code, addresses, formulas, citations, emoji and what turns the direction around', () => {
    const text = [
      'Run `npm test`, not `npm run build -- --watch --verbose`, first [1][^2]. 🎉👩‍🚀',
      '```sh\nrm -rf build\n```',
      'See https://example.org/a?b=c and <https://example.org> or [the docs](https://example.org/docs), [2](https://e.org).',
      'Let $x$ be $\\sqrt{2}$ in all.\n\n$$\nx^2\n$$',
      '\u202eabc\u202c 5 * 3 is fifteen.',
      '[^2]: A footnote is read.',
      '[docs]: https://example.org',
    ].join('\n\n');
    expect(said(text)).toEqual([
      'Run npm test, not, first.',
      'Code left out.',
      'See and or the docs,.',
      'Let x be in all.',
      'Formula left out.',
      'abc 5 3 is fifteen.',
      'A footnote is read.',
    ]);
  });

  it('reads neither thoughts nor steps, and no sentence across them', () => {
    const { think, write, read, end } = open();
    think('The user asks. I think.');
    write('It is');
    think('Hm. Well.');
    write('blue. Yes.');
    end();
    expect(read().map((sentence) => sentence.said)).toEqual(['It is', 'blue.', 'Yes.']);
  });

  it('tells the language of each sentence, by its words, else as before, else as the question', () => {
    const text = 'Ja. Das ist der Satz, den ich meine. Gut.\n\nThis is the one that I mean. 这是中文。';
    expect(sentencesOf(text, 'Was ist das und wie ist es?').map(({ said, language }) => [said, language])).toEqual([
      ['Ja.', 'de'],
      ['Das ist der Satz, den ich meine.', 'de'],
      ['Gut.', 'de'],
      ['This is the one that I mean.', 'en'],
      ['这是中文。', 'zh'],
    ]);
  });

  it('is the same sentences however it is cut into tokens and whenever it is asked for', () => {
    const piece = fc.constantFrom(
      'The sky is blue. ',
      'Why? Because Dr. Smith says so! ',
      'Es sind 3,5 km am 3. Mai, z. B. hier. ',
      '天空是蓝色的。为什么？',
      'السماء زرقاء. لماذا؟ ',
      '**Bold words.** And *more.* ',
      '`code` and `a longer piece of code` here. ',
      'A [link](https://example.org/a_b) and https://example.org/x. ',
      'See [the docs][1] and [1]. ',
      'snake_case and 5 * 3 < 20 & more. ',
      'Let $x$ be $y^2$. It costs $5. ',
      '🎉👩‍🚀 Emoji. ',
      'a'.repeat(300),
      'word '.repeat(60),
      '\n',
      '\n\n',
      '\n- An item. With two.\n- Another ',
      '\n1. First\n2. Second\n\n',
      '\n\n# Heading\n',
      '\n\n```js\nconst a = 1;\n```\n',
      '\n\n| a | b |\n|---|---|\n| 1. One. | 2 |\n\n',
      '\n\n> Quoted. Twice.\n\n',
      '\n\n$$\nx\n$$\n\n',
      '\n\n[1]: https://example.org\n\n',
      '\r\n',
      'e\u0301\u0301 ',
    );
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 40 }), { maxLength: 60 }), (whole, cuts) => {
        const { write, end, read } = open();
        const found: Sentence[] = [];
        let at = 0;
        for (const length of [...cuts, whole.length]) {
          write(whole.slice(at, at + length));
          at += length;
          // Not after each token: a voice takes its time.
          if (length % 3 !== 0) found.push(...read());
        }
        end();
        found.push(...read());
        expect(found).toEqual(sentencesOf(whole));
      }),
      { numRuns: 300 },
    );
  });

  it('loses no word of plain text and says none twice', () => {
    const word = fc.stringMatching(/^[a-zäé]{1,12}[,.!?]?$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 200 }), (words) => {
        expect(said(words.join(' ')).join(' ')).toBe(words.join(' '));
      }),
    );
  });

  it('cuts what has no end in sight, and gives the first sentence of a megabyte', () => {
    const endless = said('word '.repeat(2_000));
    expect(endless.every((sentence) => sentence.length <= 160)).toBe(true);
    expect(endless.join(' ').split(' ')).toHaveLength(2_000);
    expect(said('字'.repeat(10_000)).join('')).toBe('字'.repeat(10_000));

    const { write, end, reading } = open();
    write('A sentence of words. '.repeat(20).concat('\n\n').repeat(2_500));
    end();
    expect(reading.next()).toMatchObject({ said: 'A sentence of words.' });
  });
});
