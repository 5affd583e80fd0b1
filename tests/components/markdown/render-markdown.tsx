import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { CopyContext } from '../../../components/copy-context.ts';
import { type Extras, noExtras } from '../../../components/markdown/extras/extras.ts';
import { MarkdownText } from '../../../components/markdown/MarkdownText.tsx';
import { createManualClock } from '../../helpers/manual-clock.ts';

/** A mounted answer whose text and time the test moves. */
export interface RenderedMarkdown {
  readonly root: Element;
  readonly html: string;
  readonly clock: ReturnType<typeof createManualClock>;
  /** Sets the text, without moving time. */
  write(text: string): void;
  /** Sets the text and lets the next update come. */
  show(text: string): void;
  /** No more text will come. */
  finish(text?: string): void;
  /** Lets extras settle. */
  settle(): Promise<void>;
  unmount(): void;
}

export function renderMarkdown(
  options: {
    text?: string;
    live?: boolean;
    extras?: Extras;
    into?: Element;
    copyText?: (text: string) => Promise<void>;
  } = {},
) {
  const { copyText = async () => {} } = options;
  const text = signal(options.text ?? '');
  const live = signal(options.live ?? true);
  const clock = createManualClock();
  const container = (options.into ?? document.body).appendChild(document.createElement('div'));
  void act(() =>
    render(
      <CopyContext.Provider value={copyText}>
        <MarkdownText text={text} live={live} extras={options.extras ?? noExtras} clock={clock} />
      </CopyContext.Provider>,
      container,
    ),
  );
  const rendered: RenderedMarkdown = {
    get root() {
      return container.firstElementChild as Element;
    },
    get html() {
      return rendered.root.innerHTML;
    },
    clock,
    write(next) {
      void act(() => {
        text.value = next;
      });
    },
    show(next) {
      void act(() => {
        text.value = next;
        clock.advance(1000);
      });
    },
    finish(next) {
      void act(() => {
        if (next !== undefined) text.value = next;
        live.value = false;
      });
    },
    async settle() {
      await act(() => Promise.resolve());
    },
    unmount() {
      void act(() => render(null, container));
      container.remove();
    },
  };
  return rendered;
}

/** The nodes of a text that is whole from the start. */
export function markdownHtml(text: string): string {
  const rendered = renderMarkdown({ text, live: false });
  const { html } = rendered;
  rendered.unmount();
  return html;
}
