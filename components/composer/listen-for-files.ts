import { sourceWords } from '../../words/spoken-later.ts';
import { isPressed } from '../shortcuts.ts';

export interface FileListener {
  /** Returns what takes these files out again. */
  addFiles(files: readonly File[]): () => void;
  /** Files are held over the panel, or no more. */
  onOver(isOver: boolean): void;
}

/** UTF-16 units of pasted text that would bury the question; it goes along as a file. */
const LARGE_PASTE = 20_000;

/** UTF-16 units of rich text that are written as Markdown without holding up the panel; of more, the text is taken. */
const LARGEST_RICH = 400_000;

/**
 * Takes files that are dropped anywhere in the panel or pasted into its field, makes a file of a large text, and writes
 * rich text as Markdown. Returns its end.
 */
export function listenForFiles(field: HTMLTextAreaElement, { addFiles, onOver }: FileListener): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const document = field.ownerDocument;
  /** Elements that are dragged over: one is left after the next was entered. */
  let depth = 0;

  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
  const over = (isOver: boolean) => {
    if (!isOver) depth = 0;
    onOver(isOver);
  };

  document.addEventListener(
    'dragenter',
    (event) => {
      if (!hasFiles(event)) return;
      depth += 1;
      over(true);
    },
    { signal },
  );
  document.addEventListener(
    'dragleave',
    (event) => {
      if (!hasFiles(event)) return;
      depth -= 1;
      if (depth <= 0) over(false);
    },
    { signal },
  );
  document.addEventListener(
    'dragover',
    (event) => {
      // Else the browser would open the file in the place of the panel.
      if (hasFiles(event)) event.preventDefault();
    },
    { signal },
  );
  document.addEventListener(
    'drop',
    (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      over(false);
      addFiles([...(event.dataTransfer?.files ?? [])]);
      field.focus();
    },
    { signal },
  );
  /** What the key says that comes before a paste, and what takes the files out again where pasting them was the last change. */
  let isPlain = false;
  let undo: (() => void) | undefined;
  const takeFiles = (files: readonly File[]) => {
    undo = addFiles(files);
  };
  field.addEventListener(
    'keydown',
    (event) => {
      isPlain = isPressed(event, 'pastePlain');
      if (!undo || !isPressed(event, 'undo')) return;
      event.preventDefault();
      undo();
      undo = undefined;
    },
    { signal },
  );
  field.addEventListener(
    'input',
    () => {
      undo = undefined;
    },
    { signal },
  );
  field.addEventListener(
    'paste',
    (event) => {
      void takePaste(event, field, takeFiles, isPlain);
      isPlain = false;
    },
    { signal },
  );
  return () => listening.abort();
}

async function takePaste(
  event: ClipboardEvent,
  field: HTMLTextAreaElement,
  addFiles: (files: readonly File[]) => void,
  isPlain: boolean,
) {
  const { clipboardData } = event;
  if (!clipboardData) return;
  const files = [...clipboardData.files];
  const plain = clipboardData.getData('text/plain');
  const html = isPlain ? '' : clipboardData.getData('text/html');
  // A table of a spreadsheet comes as text and as a picture of it.
  if (files.length > 0 && plain === '') {
    event.preventDefault();
    addFiles(files.map(named));
    return;
  }
  if (plain.length <= LARGE_PASTE && !looksRich(html)) return;
  event.preventDefault();
  const text = (looksRich(html) ? await toMarkdown(html, plain) : undefined) ?? plain;
  if (text.length > LARGE_PASTE) addFiles([new File([text], sourceWords.pastedText, { type: 'text/plain' })]);
  else insert(field, text);
}

/** A picture on the clipboard is called the same whatever it shows. */
function named(file: File): File {
  return file.type.startsWith('image/') ? new File([file], sourceWords.pastedImage, { type: file.type }) : file;
}

function looksRich(html: string): boolean {
  return (
    html.length <= LARGEST_RICH && /<(?:a|h[1-6]|ul|ol|table|blockquote|pre|b|strong|em|i|sub|sup)[\s>]/i.test(html)
  );
}

async function toMarkdown(html: string, plain: string): Promise<string | undefined> {
  try {
    const { richTextToMarkdown } = await import('../../sidebar/sources/rich-text.ts');
    return richTextToMarkdown(html, plain);
  } catch {
    return undefined;
  }
}

/** As if it had been typed, so that it can be undone. */
function insert(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  if (field.ownerDocument.execCommand?.('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
