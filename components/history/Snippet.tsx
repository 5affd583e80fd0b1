import type { SearchHit } from '../../protocol/conversation-requests.ts';
import { splitByRanges } from './split-by-ranges.ts';
import { withoutEmphasis } from './without-emphasis.ts';

/** Words around a match, which stands out in bold type too: colour alone says nothing to some. */
export function Snippet({ snippet }: { snippet: SearchHit['snippet'] }) {
  const { text, ranges } = withoutEmphasis(snippet);
  return (
    <>
      {splitByRanges(text, ranges).map((piece, index) =>
        piece.isMatch ? <mark key={index}>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}
