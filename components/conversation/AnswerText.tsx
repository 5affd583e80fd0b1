import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

type MarkdownComponent = typeof import('../markdown/Markdown.tsx')['Markdown'];

const loaded = signal<MarkdownComponent | null>(null);
let loading: Promise<void> | undefined;

/**
 * Loads the part that sets Markdown, once. It is as large as the rest of the panel and there is nothing to read when a
 * panel opens, so that the composer doesn't wait for it.
 */
export function loadMarkdown(): Promise<void> {
  loading ??= import('../markdown/Markdown.tsx').then(
    ({ Markdown }) => {
      loaded.value = Markdown;
    },
    () => {
      // The files of an extension that was updated under an open panel are gone. Its text can still be read.
      loading = undefined;
    },
  );
  return loading;
}

/** An answer as it streams in; plain text for the moment until Markdown can be set. */
export function AnswerText(props: { text: ReadonlySignal<string>; live: ReadonlySignal<boolean> }) {
  useEffect(() => void loadMarkdown(), []);
  const Markdown = loaded.value;
  return Markdown ? <Markdown {...props} /> : <p class="plain-answer">{props.text}</p>;
}
