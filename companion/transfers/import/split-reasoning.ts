import { separateThoughts } from '../../prompts/thought-separator.ts';

/** A thought as Open WebUI folds it. */
const FOLDED = /^\s*<details type="reasoning"[^>]*>\s*(?:<summary>[^<]*<\/summary>)?([\s\S]*?)<\/details>/i;

/** Takes the thoughts in an answer apart from it. */
export function splitReasoning(text: string): { thinking: string; answer: string } {
  const [whole = '', folded = ''] = FOLDED.exec(text) ?? [];
  const { thinking, content } = separateThoughts(text.slice(whole.length));
  // Folded thoughts are a quote, line by line, and escaped.
  const unfolded = folded.replace(/^&gt; ?|^> ?/gm, '').trim();
  const isSplit = whole !== '' || thinking !== '';
  return { thinking: unfolded || thinking.trim(), answer: isSplit ? content.trim() : text };
}
