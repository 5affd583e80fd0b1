import type { SearchHit } from '../../protocol/conversation-requests.ts';
import { splitByRanges } from './split-by-ranges.ts';

/** Words around a match, which stands out in bold type too: colour alone says nothing to some. */
export function Snippet({ snippet }: { snippet: SearchHit['snippet'] }) {
  return (
    <>
      {splitByRanges(snippet.text, snippet.ranges).map(({ text, isMatch }, index) =>
        isMatch ? <mark key={index}>{text}</mark> : text,
      )}
    </>
  );
}
