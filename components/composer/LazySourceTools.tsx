import type { ComponentProps } from 'preact';
import { useEffect } from 'preact/hooks';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

type Tools = typeof import('./SourceTools.tsx')['SourceTools'];

const tools = createLazyPart(async () => (await import('./SourceTools.tsx')).SourceTools);

/** What files, images and tabs are attached with, as soon as it is there: a panel can be typed into before. */
export function LazySourceTools(props: ComponentProps<Tools>) {
  const { sources } = props;
  useEffect(() => {
    sources.load();
    void tools.load();
  }, [sources]);
  const SourceTools = tools.loaded.value;
  return SourceTools && sources.loaded.value && <SourceTools {...props} />;
}
