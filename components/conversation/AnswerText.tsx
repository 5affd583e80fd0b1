import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ShownPart } from '../../sidebar/state/conversation/answer-parts.ts';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

const markdown = createLazyPart(async () => (await import('../markdown/Markdown.tsx')).Markdown);

/**
 * Loads the part that sets Markdown, once. It is as large as the rest of the panel and there is nothing to read when a
 * panel opens, so that the composer doesn't wait for it.
 */
export const loadMarkdown = markdown.load;

/** An answer as it streams in; plain text until Markdown can be set, which can be read all the same. */
export function AnswerText(props: {
  text: ReadonlySignal<string>;
  live: ReadonlySignal<boolean>;
  parts?: ReadonlySignal<readonly ShownPart[]>;
}) {
  useEffect(() => void loadMarkdown(), []);
  const Markdown = markdown.loaded.value;
  return Markdown ? (
    <Markdown {...props} />
  ) : (
    <p class="plain-answer" dir="auto">
      {props.text}
    </p>
  );
}
