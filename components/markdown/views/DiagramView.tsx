import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DiagramReply, Drawing } from '../../../sidebar/diagrams/diagram-messages.ts';
import type { CodeTools } from '../../../sidebar/state/code-tools.ts';
import { diagramWords } from '../../../words/spoken-later.ts';

/** Smaller, its words could not be read: then it is scrolled. */
const LEAST_SCALE = 0.6;

/**
 * Draws a block of code as it comes into the page, again when the page's look changes, and says why it can't. A drawing
 * is an image, which runs and loads nothing, whatever is in it.
 *
 * @param onDrawn told undefined where the code has to be shown
 */
export function DiagramView(props: { tools: CodeTools; code: string; onDrawn(drawing: Drawing | undefined): void }) {
  const { tools, code, onDrawn } = props;
  const reply = useSignal<DiagramReply | undefined>(undefined);

  useEffect(() => {
    const life = new AbortController();
    let stop: (() => void) | undefined;
    void tools.loadDiagrams().then((diagrams) => {
      if (life.signal.aborted) return;
      let last = new AbortController();
      stop = diagrams.isDark.subscribe((isDark) => {
        last.abort();
        last = new AbortController();
        void diagrams.draw(code, isDark, AbortSignal.any([life.signal, last.signal])).then((drawn) => {
          reply.value = drawn;
          onDrawn(drawn.kind === 'drawn' ? drawn : undefined);
        });
      });
    });
    return () => {
      life.abort();
      stop?.();
      onDrawn(undefined);
    };
  }, [tools, code, onDrawn, reply]);

  const drawn = reply.value;
  return (
    <>
      <p class="diagram-status" role="status">
        {drawn === undefined ? diagramWords.drawing : drawn.kind === 'failed' && describe(drawn)}
      </p>
      {drawn?.kind === 'drawn' && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <div class="diagram" role="group" aria-label={nameOf(drawn)} tabIndex={0}>
          <img
            src={`data:image/svg+xml,${encodeURIComponent(drawn.svg)}`}
            alt={nameOf(drawn)}
            width={Math.ceil(drawn.width)}
            height={Math.ceil(drawn.height)}
            style={{ minWidth: `${Math.ceil(drawn.width * LEAST_SCALE)}px` }}
          />
        </div>
      )}
    </>
  );
}

function nameOf({ title }: Drawing): string {
  return title === '' ? diagramWords.diagram : title;
}

function describe({ failure, line }: DiagramReply & { kind: 'failed' }): string {
  if (failure === 'mistake' && line !== undefined) return diagramWords.mistakeIn(line);
  return diagramWords[failure];
}
