import type { ReadonlySignal } from '@preact/signals';
import type { ShownPart } from '../../sidebar/state/conversation/answer-parts.ts';
import { Cited } from './citations/Cited.tsx';
import { lazyCiting } from './citations/lazy-citing.ts';
import { lazyExtras } from './extras/lazy-extras.ts';
import { MarkdownText } from './MarkdownText.tsx';
import { CodeButtons } from './views/CodeButtons.tsx';
import { CodePartsContext } from './views/code-parts-context.ts';
import { DiagramView } from './views/DiagramView.tsx';

const CODE_PARTS = { Buttons: CodeButtons, Diagram: DiagramView };

interface MarkdownProps {
  text: ReadonlySignal<string>;
  live: ReadonlySignal<boolean>;
  /** Of the whole answer: its steps say which passages it may cite. */
  parts?: ReadonlySignal<readonly ShownPart[]>;
}

/**
 * Markdown as it streams in, code highlighted and formulas set once their block is closed. `live`: more may come; when
 * it is false everything is closed and set. Its styles are in markdown.css, which its user has to load, since
 * a shadow root has its own.
 */
export function Markdown({ parts, ...props }: MarkdownProps) {
  return (
    <Cited parts={parts} live={props.live} citing={lazyCiting}>
      <CodePartsContext.Provider value={CODE_PARTS}>
        <MarkdownText {...props} extras={lazyExtras} />
      </CodePartsContext.Provider>
    </Cited>
  );
}
