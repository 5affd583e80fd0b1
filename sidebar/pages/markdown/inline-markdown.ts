import { isBlock } from './block-elements.ts';
import { describeImage } from './image-words.ts';
import { writeLowered, writeRaised } from './raised-text.ts';

export interface InlineOptions {
  /** Leaves out the marks for bold, italic and code, which a heading or a quoted selection can do without. */
  isPlain?: boolean;
}

const STRONG = new Set(['b', 'strong']);
const SOFT = new Set(['i', 'em']);

/** What runs along in a line, with `\n` for each `br`; runs of blanks are one. */
export function writeInline(nodes: Iterable<Node>, options: InlineOptions = {}): string {
  return tidy(writeNodes(nodes, options, ''));
}

function tidy(text: string): string {
  return text
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/^[ \n]+|[ \n]+$/g, '');
}

/** @param before what has been written in this line already */
function writeNodes(nodes: Iterable<Node>, options: InlineOptions, before: string): string {
  const parts: string[] = [];
  let last = before;
  for (const node of nodes) {
    const part = writeNode(node, options, last);
    if (part === '') continue;
    parts.push(part);
    last = part.length > 20 ? part : last.slice(-20) + part;
  }
  return parts.join('');
}

function writeNode(node: Node, options: InlineOptions, before: string): string {
  if (node.nodeType === 3) return (node.nodeValue ?? '').replace(/[ \t\r\n\f]{2,}|[\t\r\n\f]/g, ' ');
  if (node.nodeType !== 1) return '';
  const element = node as HTMLElement;
  const name = element.localName;
  if (name === 'br') return '\n';
  if (name === 'img') return describeImage(element);
  const inner = writeNodes(element.childNodes, inside(name, options), before);
  if (inner.trim() === '') return inner;
  if (name === 'sup') return writeRaised(inner, before, isReference(element));
  if (name === 'sub') return writeLowered(inner, before);
  if (name === 's') return around('~~', inner);
  if (name === 'q') return `“${inner.trim()}”`;
  if (isBlock(element)) return name === 'li' ? ` - ${inner.trim()} ` : ` ${inner} `;
  if (options.isPlain) return inner;
  if (STRONG.has(name)) return around('**', inner);
  if (SOFT.has(name)) return around('*', inner);
  if (name === 'code') return writeCode(inner);
  return inner;
}

/** Code shows its marks as they are, and nothing is made bold twice. */
function inside(name: string, options: InlineOptions): InlineOptions {
  return name === 'code' || STRONG.has(name) || SOFT.has(name) ? { ...options, isPlain: true } : options;
}

function writeCode(text: string): string {
  if (!text.includes('`')) return around('`', text);
  // A backtick at an end of it would belong to the marks.
  return /^\s*`|`\s*$/.test(text) ? around('`` ', text, ' ``') : around('``', text);
}

/** Marks stand against the words, blanks outside. */
function around(mark: string, text: string, end = mark): string {
  const [, lead = '', words = '', trail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return `${lead}${mark}${words}${end}${trail}`;
}

function isReference(raised: HTMLElement): boolean {
  return raised.querySelector('a') !== null || raised.closest('a') !== null;
}
