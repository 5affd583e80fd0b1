import type { Token } from 'marked';
import type { Passage } from '../../../protocol/passages.ts';
import { wordsOf } from '../lexing/words-of.ts';
import { type ClosestPassage, findClosest } from './find-closest.ts';

/** Behind a sentence, a mark that the answer does not have. */
export interface ClosestToken {
  type: 'closest';
  raw: '';
  sentence: string;
  passage: Passage;
}

/** What became of the lines that have ended; each is drawn anew now and then. */
const known = new WeakMap<readonly Token[], { passages: readonly Passage[]; marked: readonly Token[] }>();

/** The tokens of a line with marks behind the sentences whose words come from one passage; the same where there are none. */
export function markClosest(tokens: readonly Token[], passages: readonly Passage[]): readonly Token[] {
  const before = known.get(tokens);
  if (before?.passages === passages) return before.marked;
  const marked = markLine(tokens, passages);
  known.set(tokens, { passages, marked });
  return marked;
}

function markLine(tokens: readonly Token[], passages: readonly Passage[]): readonly Token[] {
  const due = [...findClosest(wordsOf(tokens), passages)];
  if (due.length === 0) return tokens;
  const marked: Token[] = [];
  let end = 0;
  for (const token of tokens) {
    let rest = token;
    let cut = end;
    end += wordsOf([token]).length;
    for (let next = due[0]; next && next.at <= end; next = due[0]) {
      due.shift();
      // Within what is emphasised or a link there is no place of its own: the mark stands behind that.
      if (rest.type === 'text' && !('tokens' in rest && rest.tokens) && next.at < end) {
        const text = rest.text.slice(0, next.at - cut);
        marked.push({ ...rest, raw: text, text });
        rest = { ...rest, raw: rest.text.slice(next.at - cut), text: rest.text.slice(next.at - cut) };
        cut = next.at;
        marked.push(toToken(next));
      } else {
        marked.push(rest, toToken(next));
        rest = { type: 'text', raw: '', text: '' };
        cut = end;
      }
    }
    marked.push(rest);
  }
  return marked.filter((token) => token.type !== 'text' || token.text !== '');
}

function toToken({ sentence, passage }: ClosestPassage): ClosestToken {
  return { type: 'closest', raw: '', sentence, passage };
}
