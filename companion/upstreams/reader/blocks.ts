/** A page's Markdown, or a selection's text, as the blocks of plain text that the reader may quote. */

export interface Block {
  text: string;
  /** Cells of a table say something only to a question that names them. */
  isTableRow: boolean;
}

/** Longest piece that is looked at as one; a text without any line end is cut, so that work stays in steps. */
const MAX_BLOCK_CHARS = 8_000;

/** Each line of a selection stands for itself: a program may have broken lines anywhere, but no Markdown is to be expected. */
export function* selectionBlocks(text: string): Generator<Block> {
  for (const line of text.split(/\r?\n/)) yield* cutBlock(line, false, (piece) => piece);
}

/** Paragraphs, list items and table rows. Headings, code, rules and images are not prose, and are left out. */
export function* markdownBlocks(markdown: string): Generator<Block> {
  let paragraph: string[] = [];
  let fenceMark = '';
  function* endParagraph(): Generator<Block> {
    if (paragraph.length > 0) yield* cutBlock(paragraph.join(' '), false, stripInline);
    paragraph = [];
  }
  for (const rawLine of markdown.split(/\r?\n/)) {
    const line = rawLine.replace(/^(?:\s{0,3}>\s?)+/, '');
    const [mark = ''] = /^\s*(?:`{3,}|~{3,})/.exec(line) ?? [];
    if (fenceMark !== '') {
      if (mark.trim().startsWith(fenceMark)) fenceMark = '';
    } else if (mark !== '') {
      yield* endParagraph();
      fenceMark = mark.trim();
    } else if (/^\s*$/.test(line) || isFurniture(line)) {
      // A line of dashes or equals signs makes a heading of the lines before it.
      if (/^\s*(=+|-{2,})\s*$/.test(line) && !line.startsWith('    ')) paragraph = [];
      yield* endParagraph();
    } else if (/^\s*\|.*\|\s*$/.test(line)) {
      yield* endParagraph();
      const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
      yield* cutBlock(cells.filter((cell) => cell !== '').join(' · '), true, stripInline);
    } else {
      const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/.exec(line);
      if (item !== null) yield* endParagraph();
      paragraph.push(line.slice(item?.[0].length ?? 0).trim());
    }
  }
  yield* endParagraph();
}

/** Headings, rules, and the line under a table's head. */
function isFurniture(line: string): boolean {
  if (/^\s{0,3}#{1,6}(\s|$)/.test(line)) return true;
  return /^[\s|:=*_-]+$/.test(line) && /[-=*_]/.test(line);
}

/** Every pattern here is linear in the length of its text, whatever that is: pages are hostile. */
function stripInline(markdown: string): string {
  return markdown
    .replace(/!\[[^[\]]{0,500}\]\([^()]{0,2000}\)/g, () => '')
    .replace(/\[\^[^[\]]{1,20}\]/g, () => '')
    .replace(/(?<!\\)\[([^[\]]{0,500})\](?:\([^()]{0,2000}\)|\[[^[\]]{0,200}\])/g, (_, label: string) => label)
    .replace(/`+/g, () => '')
    .replace(/(?<![\\\p{L}\p{N}*_~])[*_~]+(?=\S)|(?<=[^\s\\*_~])[*_~]+(?![\p{L}\p{N}])/gu, () => '')
    .replace(/<\/?[a-z][^<>]{0,1000}>/gi, () => '')
    .replace(/\\([!-/:-@[-`{-~])/g, (_, escaped: string) => escaped);
}

function* cutBlock(text: string, isTableRow: boolean, clean: (text: string) => string): Generator<Block> {
  for (let start = 0; start < text.length; ) {
    const limit = start + MAX_BLOCK_CHARS;
    const space = Math.max(text.lastIndexOf(' ', limit), text.lastIndexOf('。', limit - 1) + 1);
    const end = text.length - start <= MAX_BLOCK_CHARS ? text.length : space > start ? space : limit;
    const piece = clean(text.slice(start, end)).replace(/\s+/g, ' ').trim();
    if (piece !== '') yield { text: piece, isTableRow };
    start = end;
  }
}
