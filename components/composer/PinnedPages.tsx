import { useLayoutEffect } from 'preact/hooks';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { PinnedPages as Pinned } from '../../sidebar/sources/pinned-pages.ts';
import { sourceWords } from '../../words/spoken-later.ts';

/** Says when the pages that a question is about are not what is shown any more, and offers the one that is. */
export function PinnedPages(props: {
  pinned: Pinned;
  field: { current: HTMLTextAreaElement | null };
  /** Attaches the page beside the panel, in the place of another. */
  use: (instead?: SourcePart) => void;
}) {
  const { pinned, use } = props;
  useLayoutEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    props.field.current?.addEventListener('focus', pinned.look, { signal });
    window.addEventListener('focus', pinned.look, { signal });
    return () => listening.abort();
  }, [pinned]);

  const offer = pinned.offer.value;
  return (
    <>
      {[...pinned.changes.value].map(([page, change], index) => (
        <div key={index} class="pinned" role="status">
          <p dir="auto">{sourceWords.pageChanges[change](page.title || page.url)}</p>
          <button type="button" class="text-button" onClick={() => pinned.readAgain(page)}>
            {sourceWords.readAgain}
          </button>
        </div>
      ))}
      {offer && (
        <div class="pinned" role="status">
          <p dir="auto">{describe(offer)}</p>
          {offer.instead && (
            <button type="button" class="text-button" onClick={() => use(offer.instead ?? undefined)}>
              {sourceWords.useInstead}
            </button>
          )}
          <button type="button" class="text-button" onClick={() => use()}>
            {sourceWords.useAlso}
          </button>
        </div>
      )}
    </>
  );
}

function describe({ about, title }: { about: string; title: string }): string {
  if (about !== '') return sourceWords.chatIsAbout(about);
  return title === '' ? sourceWords.anotherPage : sourceWords.pageBeside(title);
}
