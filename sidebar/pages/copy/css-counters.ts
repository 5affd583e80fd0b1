/** Counters of CSS, by which pages number headings, figures and items that carry no number in their text. */
export interface CssCounters {
  /** Tells of an element that is shown, in reading order, with how deep it lies. */
  enter(style: CSSStyleDeclaration, depth: number): void;
  /** Tells that all children at `depth` are done: what they began ends. */
  leave(depth: number): void;
  /** What `content` of a `::before` shows; undefined where it says nothing in words. */
  write(content: string): string | undefined;
}

interface Counter {
  value: number;
  depth: number;
}

export function createCssCounters(): CssCounters {
  const counters = new Map<string, Counter[]>();
  // Few pages show counters. Until one does, what they would be is only noted: each style and how deep it lies, or no
  // style where children end.
  const styles: (CSSStyleDeclaration | undefined)[] = [];
  const depths: number[] = [];

  function begin(name: string, value: number, depth: number): Counter {
    const stack = counters.get(name) ?? [];
    counters.set(name, stack);
    if (stack.at(-1)?.depth === depth) stack.pop();
    const counter = { value, depth };
    stack.push(counter);
    return counter;
  }

  const innermost = (name: string) => counters.get(name)?.at(-1);

  function count(style: CSSStyleDeclaration, depth: number): void {
    for (const [name, value] of readList(style.counterReset, 0)) begin(name, value, depth);
    for (const [name, value] of readList(style.counterSet, 0)) (innermost(name) ?? begin(name, 0, depth)).value = value;
    for (const [name, value] of readList(style.counterIncrement, 1)) {
      (innermost(name) ?? begin(name, 0, depth)).value += value;
    }
  }

  function end(depth: number): void {
    for (const stack of counters.values()) while ((stack.at(-1)?.depth ?? -1) >= depth) stack.pop();
  }

  function catchUp(): void {
    for (const [index, style] of styles.entries()) {
      const depth = depths[index] ?? 0;
      if (style) count(style, depth);
      else end(depth);
    }
    styles.length = depths.length = 0;
  }

  function note(style: CSSStyleDeclaration | undefined, depth: number): void {
    styles.push(style);
    depths.push(depth);
  }

  return {
    enter: note,
    leave: (depth) => note(undefined, depth),

    write(content) {
      if (!content || content === 'none' || content === 'normal') return undefined;
      let text = '';
      for (const [, quoted, kind, list] of content.replace(/url\([^)]*\)| \/ "[\s\S]*$/g, '').matchAll(TOKENS)) {
        if (quoted !== undefined) text += unescaped(quoted);
        else if (kind && list !== undefined) {
          catchUp();
          const [name = '', ...rest] = list.split(/,\s*(?=(?:[^"]*"[^"]*")*[^"]*$)/);
          const values = counters.get(name.trim())?.map(({ value }) => value) ?? [0];
          const separator = kind === 'counters' ? unescaped(rest.shift()?.trim().slice(1, -1) ?? '') : '';
          const shown = kind === 'counters' ? values : values.slice(-1);
          text += shown.map((value) => writeNumber(value, rest[0]?.trim() ?? 'decimal')).join(separator);
        }
      }
      return text;
    },
  };
}

const TOKENS = /"((?:[^"\\]|\\[\s\S])*)"|(counters?)\(((?:[^()"]|"(?:[^"\\]|\\[\s\S])*")*)\)/g;

function unescaped(text: string): string {
  return text.replace(/\\([0-9a-f]{1,6})\s?|\\([\s\S])/gi, (_, code?: string, character?: string) =>
    code ? String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)) : (character ?? ''),
  );
}

/** `chapter 0 section 2` as pairs. */
function readList(list: string | undefined, otherwise: number): [string, number][] {
  if (!list || list === 'none') return [];
  return [...list.matchAll(/([^\s\d-][^\s]*|--?[^\s\d][^\s]*)(?:\s+(-?\d+))?/g)].map(([, name = '', value]) => [
    name,
    value === undefined ? otherwise : Number(value),
  ]);
}

/** A number in a style of lists; in decimal where the style is another. */
export function writeNumber(value: number, style: string): string {
  if (/^(lower|upper)-(alpha|latin)$/.test(style) && value > 0) return cased(letters(value), style);
  if (/^(lower|upper)-roman$/.test(style) && value > 0 && value < 4_000) return cased(roman(value), style);
  if (style === 'decimal-leading-zero') return String(value).padStart(2, '0');
  return String(value);
}

function cased(text: string, style: string): string {
  return style.startsWith('upper') ? text.toUpperCase() : text;
}

function letters(value: number): string {
  const rest = Math.floor((value - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(97 + ((value - 1) % 26));
}

const ROMAN = '1000m 900cm 500d 400cd 100c 90xc 50l 40xl 10x 9ix 5v 4iv 1i'.split(' ');

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const sign of ROMAN) {
    const size = Number.parseInt(sign, 10);
    text += sign.replace(/\d+/, '').repeat(Math.floor(rest / size));
    rest %= size;
  }
  return text;
}
