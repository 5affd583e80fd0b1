import { describe, expect, it } from 'vitest';
import { citingSentence } from '../../../../components/markdown/citations/citing-sentence.ts';
import { judgeCitation } from '../../../../components/markdown/citations/judge-citation.ts';

const FERRY =
  'From May to September the ferry to Helgoland leaves Cuxhaven at 10:30 and takes 2,5 hours. A ticket is 1,200 yen.';

describe('a sentence with a citation', () => {
  it.each([
    ['The ferry to Helgoland leaves at 10:30.', 'found'],
    ['Ferries leave Cuxhaven between May and September.', 'found'],
    ['A ticket costs 1200 yen.', 'found'],
    ['It takes 2.5 hours.', 'found'],
    ['It takes 2.50 hours.', 'found'],
    ['The ferry leaves at 11:45.', 'missing'],
    ['It takes 25 hours.', 'missing'],
    ['A ticket is 12.00 yen.', 'missing'],
    ['A ticket costs 1,300 yen.', 'missing'],
    ['The museum shows paintings of the Dutch masters to the public.', 'missing'],
    // Another language says it in other words.
    ['Die Überfahrt dauert und beginnt bei gutem Wetter vormittags.', 'found'],
    ['Die Überfahrt beginnt um 11:45 Uhr.', 'missing'],
    ['', 'found'],
  ])('%s: is %s', (sentence, verdict) => {
    expect(judgeCitation(sentence, FERRY)).toBe(verdict);
  });

  it.each([
    ['渡轮十点半从库克斯港出发。', 'found'],
    ['博物馆展出荷兰大师的绘画作品。', 'missing'],
  ])('without spaces between its words is compared too: %s', (sentence, verdict) => {
    expect(judgeCitation(sentence, '五月到九月，去黑尔戈兰的渡轮十点半从库克斯港出发，航程两个半小时。')).toBe(verdict);
  });
});

describe('the sentence that a citation belongs to', () => {
  it.each([
    ['One is. Two is [1]. Three is.', '[1]', 'Two is'],
    ['One is. Two is. [1] Three is.', '[1]', 'Two is'],
    ['One is. According to [2], two is. Three.', '[2]', 'According to , two is'],
    ['One is [1][2]. Two.', '[2]', 'One is'],
    ['It costs 3.50 euros [1].', '[1]', 'It costs 3.50 euros'],
    ['第一句。第二句[1]。', '[1]', '第二句'],
  ])('of "%s" at %s is "%s"', (text, citation, sentence) => {
    expect(citingSentence(text, text.indexOf(citation))).toBe(sentence);
  });
});
