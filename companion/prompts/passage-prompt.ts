import type { Passage } from '../../protocol/passages.ts';
import type { Prompt } from './prompt.ts';
import type { Source } from './source.ts';
import { sanitiseUntrusted } from './untrusted-text.ts';

/**
 * Without an example: small models copy it. Of “write the number, such as [1]” one of 500 million weights made an answer that
 * was “[1]” and nothing else, whatever was asked.
 */
const INSTRUCTION =
  'The text above is numbered passages of longer texts. Answer the question below from them, in whole sentences. End each ' +
  'sentence with the number of the passage that says it, in square brackets. When no passage says it, say so.';

/** Asks about passages in the place of the sources that they are from; `others` go along whole, as images do. */
export function passagePrompt(prompt: Prompt, passages: readonly Passage[], others: readonly Source[]): Prompt {
  const bySource = Map.groupBy(passages, ({ title, url }) => JSON.stringify([title, url]));
  const sources = [...bySource.values()].map((group): Source => {
    const { title = '', url = '' } = group[0] ?? {};
    const text = group.map((passage) => `[${passage.number}]\n${withoutNumbers(passage.text)}`).join('\n\n');
    const [named, at] = [withoutNumbers(title), withoutNumbers(url)];
    return { type: 'page', title: named, url: at, language: '', text, omittedChars: 0 };
  });
  return { ...prompt, question: `${INSTRUCTION}\n\n${prompt.question}`, sources: [...sources, ...others] };
}

/**
 * A page's own references must not be taken for the numbers of passages: `[1]`, `[1, 2]` and `[1–3]`. What nobody sees goes
 * first, or it would hide one until the text is fenced.
 */
function withoutNumbers(text: string): string {
  return sanitiseUntrusted(text).replace(/\[([\p{N}\s,;–-]{1,200})\]/gu, (whole, numbers: string) =>
    /\p{N}/u.test(numbers) ? `(${numbers})` : whole,
  );
}
