import type { SearchHit } from '../../protocol/conversation-requests.ts';

/** Markdown's marks of bold type and of code, with the words between them. */
const EMPHASIS = /(\*\*|`)(?=\S)(.+?)(?<=\S)\1/g;

/** A snippet as it would read in the answer: without the marks around bold words and code. Matches move along. */
export function withoutEmphasis({ text, ranges }: SearchHit['snippet']): SearchHit['snippet'] {
  const cuts = [...text.matchAll(EMPHASIS)].flatMap(({ 0: { length }, 1: mark = '', index }) => [
    { from: index, chars: mark.length },
    { from: index + length - mark.length, chars: mark.length },
  ]);
  const move = (at: number) =>
    cuts.reduce((moved, { from, chars }) => moved - Math.min(Math.max(at - from, 0), chars), at);
  return {
    text: text.replace(EMPHASIS, '$2'),
    ranges: ranges.map(([from, to]) => [move(from), move(to)]),
  };
}
