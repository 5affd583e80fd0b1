import type { ComponentProps } from 'preact';
import { useEffect } from 'preact/hooks';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

type Notice = typeof import('./PageNotice.tsx')['PageNotice'];

const notice = createLazyPart(async () => (await import('./PageNotice.tsx')).PageNotice);

/** How reading the page goes, as soon as that part is there: no page is read when a panel opens. */
export function LazyPageNotice(props: ComponentProps<Notice>) {
  useEffect(() => void notice.load(), []);
  const PageNotice = notice.loaded.value;
  return PageNotice && <PageNotice {...props} />;
}
