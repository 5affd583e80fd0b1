import { attributeOf } from '../attribute-of.ts';
/** Writes the copy of a page: text, lines and blocks, up to as much as a copy may hold. */
export interface CopyWriter {
  /** From then on text is only counted. */
  isFull(): boolean;
  append(name: string, parent: Element): Element;
  text(text: string, parent: Element, isStruck?: boolean): void;
  /** Text whose line ends count, and whose blanks may. */
  lines(text: string, style: LineStyle): void;
  /** @param original the element whose attributes the block gets */
  block(text: string, parent: Element, name: string, original?: Element): void;
  /** Ends the text that is gathered; before an element is appended. */
  flush(): void;
  /** UTF-16 units of text that did not fit any more. */
  omittedChars(): number;
}

interface LineStyle {
  target: Element;
  isStruck: boolean;
  keepsBlanks: boolean;
}

/** UTF-16 units of text that are copied at most; beyond them text is only counted. */
const MAX_COPIED_CHARS = 2_500_000;
/** What later stages judge by, and nothing that styles, loads or runs. */
const KEPT_ATTRIBUTES = new Set(
  'id class href alt role lang dir colspan rowspan itemprop rel start datetime data-language data-lang'.split(' '),
);

/** @param isOver whether the copy is full for another reason than its text */
export function createCopyWriter(copy: Document, isOver: () => boolean): CopyWriter {
  let chars = 0;
  let omittedChars = 0;
  let texts: string[] = [];
  let textParent: Element = copy.body;
  let isTextStruck = false;

  const writer: CopyWriter = {
    isFull: () => chars > MAX_COPIED_CHARS || isOver(),

    append(name, parent) {
      const tag = copy.createElement(name);
      parent.append(tag);
      return tag;
    },

    text(text, parent, isStruck = false) {
      if (text === '') return;
      if (writer.isFull()) {
        omittedChars += text.trim().length;
        return;
      }
      chars += text.length;
      if (parent !== textParent || isStruck !== isTextStruck) writer.flush();
      textParent = parent;
      isTextStruck = isStruck;
      texts.push(text);
    },

    // Text that stands together becomes one node, however many spans it came in.
    flush() {
      if (texts.length === 0) return;
      const text = texts.join('');
      texts = [];
      if (isTextStruck && text.trim() !== '') writer.append('s', textParent).append(text);
      else textParent.append(text);
    },

    lines(text, { target, isStruck, keepsBlanks }) {
      text.split(/\r\n?|\n/).forEach((line, index) => {
        if (index > 0) {
          writer.flush();
          writer.append('br', target);
        }
        const shown = keepsBlanks ? line.replace(/^[ \t]+| {2,}/g, (blanks) => wide(blanks)) : line;
        writer.text(shown, target, isStruck);
      });
    },

    block(text, parent, name, original) {
      writer.flush();
      const block = writer.append(name, parent);
      if (original) {
        copyAttributes(original, block);
        const code = original.querySelector('code[class]');
        if (code) block.setAttribute('class', `${block.className} ${attributeOf(code, 'class')}`.trim());
      }
      chars += text.length;
      block.append(text);
    },

    omittedChars: () => omittedChars,
  };
  return writer;
}

export function copyAttributes(element: Element, tag: Element): void {
  for (const name of element.getAttributeNames()) {
    if (KEPT_ATTRIBUTES.has(name)) tag.setAttribute(name, attributeOf(element, name));
  }
}

/** Blanks that are shown as they are; a tab is as wide as four. */
function wide(blanks: string): string {
  return blanks.replaceAll('\t', '    ').replaceAll(' ', '\u00a0');
}
