import type { ComponentProps } from 'preact';
import { useEffect } from 'preact/hooks';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

type Styles = typeof import('./SummaryStyles.tsx')['SummaryStyles'];

const styles = createLazyPart(async () => (await import('./SummaryStyles.tsx')).SummaryStyles);

/** Where the style of a summary is chosen, as soon as that part is there: the composer does not wait for it. */
export function LazySummaryStyles(props: ComponentProps<Styles>) {
  useEffect(() => void styles.load(), []);
  const SummaryStyles = styles.loaded.value;
  return SummaryStyles && <SummaryStyles {...props} />;
}
