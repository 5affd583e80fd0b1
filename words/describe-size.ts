import type { SourcePart } from '../protocol/question-parts.ts';
import { words } from './english/panel.ts';

/** For example `about 3,100 tokens · 2,000 characters left out`. */
export function describeSize({ chars = 0, tokens, omittedChars, pages, omittedPages }: SourcePart): string {
  return [
    pages !== undefined && words.pages(pages),
    tokens === undefined ? words.characters(chars) : words.aboutTokens(tokens),
    omittedPages !== undefined && omittedPages > 0 && words.pagesLeftOut(omittedPages),
    omittedChars > 0 && words.leftOut(omittedChars),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
