import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Drawing } from '../../../sidebar/diagrams/diagram-messages.ts';
import { words } from '../../../words/spoken.ts';
import { CopyButton } from '../../CopyButton.tsx';
import { CodeToolsContext } from '../../code-tools-context.ts';
import { ExtrasContext } from '../extras/extras-context.ts';
import { languageOf } from '../lexing/nested-fences.ts';
import { CodePartsContext } from './code-parts-context.ts';
import { createGrowingCode, type GrowingCode } from './growing-code.ts';

/** A block of code below all that stands behind its fence. What it says while it grows is appended, never set again; it is highlighted once it is closed. */
export function CodeView(props: { info: string; code: string; closed: boolean }) {
  const { info, code, closed } = props;
  const language = languageOf(info);
  const extras = useContext(ExtrasContext);
  const tools = useContext(CodeToolsContext);
  const parts = useContext(CodePartsContext);
  const [isDiagramWanted, wantDiagram] = useState(false);
  const [drawing, setDrawing] = useState<Drawing>();
  const label = language === '' ? words.code : words.codeIn(language);
  const wraps = tools?.wrapsCode.value ?? false;
  const diagram =
    closed && language === 'mermaid' ? { isWanted: isDiagramWanted, want: wantDiagram, drawing } : undefined;
  const element = useRef<HTMLElement>(null);
  const growing = useRef<GrowingCode>(undefined);

  useLayoutEffect(() => {
    if (element.current === null) return;
    growing.current ??= createGrowingCode(element.current);
    const { show, replace } = growing.current;
    show(code);
    if (!closed || language === '') return;
    let isCurrent = true;
    void extras.highlight(code, language).then((highlighted) => {
      if (isCurrent && highlighted !== undefined) replace(highlighted);
    });
    return () => {
      isCurrent = false;
    };
  }, [language, code, closed, extras]);

  return (
    <div class="code">
      <div class="code-bar">
        <span class="code-language">{info}</span>
        {tools && parts && <parts.Buttons tools={tools} info={info} code={code} {...(diagram && { diagram })} />}
        <CopyButton class="code-copy" isWord text={() => code} />
      </div>
      {tools && parts && diagram?.isWanted && <parts.Diagram tools={tools} code={code} onDrawn={setDrawing} />}
      <div hidden={drawing !== undefined}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
        <pre class={wraps ? 'wraps' : undefined} role="group" aria-label={label} tabIndex={0}>
          <code ref={element} dir="ltr" />
        </pre>
      </div>
    </div>
  );
}
