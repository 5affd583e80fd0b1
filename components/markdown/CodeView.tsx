import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import { CopyCodeButton } from './CopyCodeButton.tsx';
import { ExtrasContext } from './extras-context.ts';

/** A block of code. What it says while it grows is appended, never set again; it is highlighted once it is closed. */
export function CodeView(props: { language: string; code: string; closed: boolean }) {
  const { language, code, closed } = props;
  const extras = useContext(ExtrasContext);
  const element = useRef<HTMLElement>(null);
  const shown = useRef('');

  useLayoutEffect(() => {
    const holder = element.current;
    if (holder === null) return;
    showCode(holder, shown.current, code);
    shown.current = code;
    if (!closed || language === '') return;
    let isCurrent = true;
    void extras.highlight(code, language).then((highlighted) => {
      if (!isCurrent || highlighted === undefined) return;
      holder.replaceChildren(highlighted);
      // What is there now can't be appended to.
      shown.current = '';
    });
    return () => {
      isCurrent = false;
    };
  }, [language, code, closed, extras]);

  return (
    <div class="code">
      <div class="code-bar">
        <span class="code-language">{language}</span>
        <CopyCodeButton code={code} element={element} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      <pre role="group" aria-label={language === '' ? 'Code' : `Code, ${language}`} tabIndex={0}>
        <code ref={element} dir="ltr" />
      </pre>
    </div>
  );
}

function showCode(holder: HTMLElement, before: string, code: string): void {
  const text = holder.firstChild;
  if (before !== '' && text instanceof Text && code.startsWith(before)) text.appendData(code.slice(before.length));
  else holder.textContent = code;
}
