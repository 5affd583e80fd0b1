/** Editors that draw the lines on screen only, by the class of their outermost element. */
export const EDITORS = '.cm-editor, .CodeMirror, .monaco-editor, .ace_editor';

/** What was found of the editors of a page, in the order of `EDITORS` in it, for the capture that follows. */
export interface EditorTexts {
  texts: ReadonlyMap<Element, string>;
  /** Whether of one of them only the lines on screen could be read. */
  isPartial: boolean;
}

/**
 * The texts of a page's editors, those in frames and shadow roots too, as their own programs know them; null where none answers. It runs among the page's own
 * scripts, which may have changed everything that it uses: its answer is the page's word and nothing more. It is injected
 * as it stands, so that it may use nothing from outside of itself.
 *
 * @param selector of editors
 * @param maxChars UTF-16 units of each that are kept
 */
export function readEditorTexts(selector: string, maxChars: number): (string | null)[] {
  // biome-ignore lint/suspicious/noExplicitAny: what others' programs hang onto their elements has no types
  type Loose = any;
  const findAll = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => {
      const { shadowRoot, contentDocument } = element as HTMLIFrameElement;
      const inside = shadowRoot ?? contentDocument ?? null;
      return [...(element.matches(selector) ? [element] : []), ...(inside?.querySelectorAll ? findAll(inside) : [])];
    });
  const readers: ((editor: Loose) => unknown)[] = [
    (editor) => {
      const content = editor.querySelector('.cm-content');
      const view = content?.cmTile?.root?.view ?? content?.cmView?.view ?? content?.cmView?.rootView?.view;
      return view?.state.doc.toString();
    },
    (editor) => editor.CodeMirror?.getValue(),
    (editor) => editor.env?.editor?.getValue(),
    (editor) => {
      const { monaco = undefined } = (editor.ownerDocument.defaultView as Loose) ?? {};
      const all: Loose[] = monaco?.editor?.getEditors?.() ?? [];
      const found = all.find((each) => each.getDomNode?.() === editor || editor.contains(each.getDomNode?.() ?? null));
      return found?.getModel?.()?.getValue();
    },
  ];
  return findAll(document).map((editor) => {
    for (const read of readers) {
      try {
        const text = read(editor);
        if (typeof text === 'string') return text.slice(0, maxChars);
      } catch {
        // Another version than the one that is known, or none of this kind.
      }
    }
    return null;
  });
}

/**
 * Leaves what is known of a page's editors for the capture, which runs in the same world. A text counts only where most of
 * the lines on screen are in it, and some are: an editor shows its text, and a page has no other way to hand over what nobody
 * sees. Injected as it stands too.
 */
export function leaveEditorTexts(selector: string, texts: readonly (string | null)[]): void {
  const findAll = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => {
      const { shadowRoot, contentDocument } = element as HTMLIFrameElement;
      const inside = shadowRoot ?? contentDocument ?? null;
      return [...(element.matches(selector) ? [element] : []), ...(inside?.querySelectorAll ? findAll(inside) : [])];
    });
  const editors = findAll(document);
  const kept = new Map<Element, string>();
  let isPartial = false;
  editors.forEach((editor, index) => {
    const lines = [...editor.querySelectorAll('.cm-line, .CodeMirror-line, .view-line, .ace_line')]
      .map((line) => ({
        text: (line.textContent ?? '').replace(/\u00a0/g, ' ').replace(/[\u200b\ufeff]/g, ''),
        top: line.getBoundingClientRect().top,
      }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text);
    if (lines.length === 0) return;
    const whole = texts.length === editors.length ? texts[index] : null;
    const said = lines.map((line) => line.trim()).filter((line) => line !== '');
    const shown = said.filter((line) => whole?.includes(line));
    const isShown = whole != null && said.length > 0 && shown.length * 2 >= said.length;
    if (!isShown && whole?.trim() !== '') isPartial = true;
    kept.set(editor, isShown ? whole : lines.join('\n'));
  });
  const left = globalThis as { asideSupplies?: { editors: EditorTexts } };
  left.asideSupplies = { ...left.asideSupplies, editors: { texts: kept, isPartial } };
}
