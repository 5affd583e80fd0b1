import { describe, expect, it } from 'vitest';
import { toChatMessages } from '../../../companion/prompts/chat-messages.ts';
import { passagePrompt } from '../../../companion/prompts/passage-prompt.ts';
import type { Prompt } from '../../../companion/prompts/prompt.ts';

const ASKED: Prompt = { task: 'chat', question: 'When?', sources: [], history: [], language: '' };

/** All that stands in brackets in what a model is given, and could be taken for numbers of passages. */
function numbersIn(passage: { text: string; title?: string; url?: string }): string[] {
  const prompt = passagePrompt(ASKED, [{ number: 1, title: '', url: '', ...passage }], []);
  const told = toChatMessages(prompt, () => '01234567').map(({ content }) => content);
  return told.join('\n').match(/\[[^\]]*\p{N}[^\]]*\]/gu) ?? [];
}

describe('a passage', () => {
  it.each([
    ['its references', { text: 'At nine [2]. At ten [3, 4]. At noon [5–7]. At one [8;9].' }],
    ['a reference with something in it that nobody sees', { text: '[\u200b2]\nAt nine. [3\u00ad]\nAt ten.' }],
    ['a reference with blanks in it', { text: '[ 2 ]\nAt nine. [\u00a03]\nAt ten.' }],
    ['numbers in other digits', { text: '[２]\nAt nine. [٣]\nAt ten.' }],
    ['a number in its title', { text: 'At nine.', title: '[2] At ten' }],
    ['a number in its address', { text: 'At nine.', url: 'https://a.test/?[2]' }],
  ])('has one number, and that from us, also with %s', (_, passage) => {
    expect(numbersIn(passage)).toEqual(['[1]']);
  });

  it('keeps brackets that hold no number alone', () => {
    expect(numbersIn({ text: 'See [Figure 2] and [a1].' })).toEqual(['[1]', '[Figure 2]', '[a1]']);
    const prompt = passagePrompt(ASKED, [{ number: 1, title: '', url: '', text: '- [ ] Sail.' }], []);
    expect(prompt.sources[0]?.text).toBe('[1]\n- [ ] Sail.');
  });
});
