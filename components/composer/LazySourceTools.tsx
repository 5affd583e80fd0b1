import type { ComponentProps } from 'preact';
import { useEffect } from 'preact/hooks';
import type { LazySources } from '../../sidebar/sources/lazy-sources.ts';
import { createLazyPart, loadSoon } from '../../sidebar/state/lazy-part.ts';

type Tools = typeof import('./SourceTools.tsx')['SourceTools'];

const tools = createLazyPart(async () => (await import('./SourceTools.tsx')).SourceTools);

/** What files, images and tabs are attached with, as soon as it is there: a panel can be typed into before. */
export function LazySourceTools({
  sources,
  ...props
}: Omit<ComponentProps<Tools>, 'state'> & { sources: LazySources }) {
  useEffect(() => {
    loadSoon(sources.load);
    loadSoon(tools.load);
  }, [sources]);
  const SourceTools = tools.loaded.value;
  const state = sources.loaded.value;
  return SourceTools && state && <SourceTools state={state} {...props} />;
}
