/** What becomes of citations, without anything that draws: the panel and the card load it once an answer has passages. */
import { citePassages, describePassage } from './cite-passages.ts';
import { markClosest } from './mark-closest.ts';

export const citing = { citePassages, describePassage, markClosest };
