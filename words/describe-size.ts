import type { SourcePart } from '../protocol/question-parts.ts';
import { joinFacts } from './join-facts.ts';
import { receiptWords } from './spoken.ts';

/** For example `about 3,100 tokens · 2,000 characters left out`. */
export function describeSize({
  chars = 0,
  tokens,
  omittedChars,
  pages,
  omittedPages,
  unread = [],
}: SourcePart): string {
  return joinFacts([
    pages !== undefined && receiptWords.pages(pages),
    tokens === undefined ? receiptWords.characters(chars) : receiptWords.aboutTokens(tokens),
    omittedPages !== undefined && omittedPages > 0 && receiptWords.pagesLeftOut(omittedPages),
    omittedChars > 0 && receiptWords.leftOut(omittedChars),
    unread.includes('editor') && receiptWords.onlyLinesOnScreen,
    unread.includes('frame') && receiptWords.withoutFrame,
  ]);
}
