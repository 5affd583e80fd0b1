import type { ReadonlySignal } from '@preact/signals';
import { lazyExtras } from './extras/lazy-extras.ts';
import { MarkdownText } from './MarkdownText.tsx';

/**
 * Markdown as it streams in, code highlighted and formulas set once their block is closed. `live`: more may come; when
 * it is false everything is closed and set. Its styles are in markdown.css, which its user has to load, since
 * a shadow root has its own.
 */
export function Markdown(props: { text: ReadonlySignal<string>; live: ReadonlySignal<boolean> }) {
  return <MarkdownText {...props} extras={lazyExtras} />;
}
