/**
 * Tells a model's thoughts from its answer where a server leaves both in one text. What opens a thought stands first, or
 * at the beginning of a line; what stands in code belongs to the answer. However the text is cut into pieces, the result
 * is the same.
 */
import { createCodeOnLine } from './code-on-line.ts';
import { ANSWER_MARKS, THOUGHT_MARKS, type ThoughtMarks } from './thought-marks.ts';

export interface ThoughtListener {
  onDelta(kind: 'token' | 'thinking', text: string): void;
  /** All that was said as the answer so far was a thought: only its end was marked. */
  onRecant(): void;
}

export interface ThoughtSeparator {
  /** Takes what a model server sends, which may keep thoughts apart itself. */
  push(kind: 'token' | 'thinking', text: string): void;
  /** There is no more: what was held back until its meaning is clear is said. */
  end(): void;
}

/** Of a line, what is looked at to see whether a mark on it stands in code. */
const LOOK_AHEAD_CHARS = 400;
/** Of the blank lines that an answer begins with, and that go when a thought follows. */
const BLANK_CHARS = 400;

const OPENING = new Map(THOUGHT_MARKS.flatMap((marks) => marks.open.map((mark) => [mark, marks] as const)));
const CLOSING = new Set(THOUGHT_MARKS.flatMap(({ close }) => close));
const MARKS = [...new Set([...OPENING.keys(), ...CLOSING, ...ANSWER_MARKS])];
const LONGEST = Math.max(...MARKS.map(({ length }) => length));

/** A tag with space or attributes in it, which mean nothing, and what may still become one. */
const TAG = /^<(\/?)([a-z_:]+)(?:\s+[\w:-]+=(?:"[^"<>\n]*"|'[^'<>\n]*'))*\s*>/i;
const BEGINS_TAG = /^<(\/?)([a-z_:]+)\s[^<>]*$/i;
const MOST_TAG_CHARS = 100;

/** Where something begins that matters. */
const NOTABLE = /[<[◁`~\n]/g;

export function createThoughtSeparator(listener: ThoughtListener): ThoughtSeparator {
  const code = createCodeOnLine();
  /** Not decided yet. */
  let held = '';
  let isEnded = false;
  /** The thought that is open, and whether it has a word. */
  let thought: ThoughtMarks | undefined;
  let isBegun = false;
  /** Nothing stands before it. */
  let isFirst = false;
  /** The first thought holds another beginning: what stands between two ends is a part of it. */
  let isNested = false;
  /** There was a thought, or the end of one. */
  let hasThought = false;
  let hasAnswer = false;
  /** The answer speaks about marks: one more of them ends nothing. */
  let hasMention = false;
  /** The blanks that the answer begins with; undefined when they are too many to be held back. */
  let blanks: string | undefined = '';

  function say(text: string): void {
    if (text === '') return;
    if (thought ? isBegun : hasAnswer) {
      listener.onDelta(thought ? 'thinking' : 'token', text);
      return;
    }
    const word = text.search(/\S/);
    if (word < 0) {
      if (!thought && !hasThought) holdBlanks(text);
    } else if (thought) {
      isBegun = true;
      listener.onDelta('thinking', (hasThought ? '\n\n' : '') + text.slice(word));
      hasThought = true;
    } else {
      hasAnswer = true;
      listener.onDelta('token', hasThought ? text.slice(word) : (blanks ?? '') + text);
    }
  }

  function holdBlanks(text: string): void {
    if (blanks !== undefined && blanks.length + text.length <= BLANK_CHARS) {
      blanks += text;
      return;
    }
    listener.onDelta('token', (blanks ?? '') + text);
    blanks = undefined;
  }

  /** Takes a mark that stands in no code; false when it is a part of the text. */
  function take(mark: string): boolean {
    if (thought) {
      if (thought.open.includes(mark)) isNested = isFirst;
      if (!thought.close.includes(mark)) return false;
      thought = undefined;
      hasThought = true;
      code.restart();
      return true;
    }
    const opened = OPENING.get(mark);
    if (opened) {
      if (!code.isLineStart || (hasAnswer && opened.isOrdinary)) return false;
      thought = opened;
      isBegun = false;
      isFirst = !hasThought && !hasAnswer;
      code.restart();
      return true;
    }
    if (hasThought && ANSWER_MARKS.includes(mark)) return true;
    if (hasMention || !CLOSING.has(mark)) return false;
    if (hasAnswer) {
      if ((hasThought && !isNested) || ANSWER_MARKS.includes(mark)) return false;
      listener.onRecant();
      hasAnswer = false;
      isNested = false;
    }
    hasThought = true;
    code.restart();
    return true;
  }

  /** The mark at `index` and its length here; undefined when there is none, an empty one while that can't be known. */
  function findMark(text: string, index: number): { mark: string; length: number } | undefined {
    const rest = text.slice(index, index + LONGEST).toLowerCase();
    const mark = MARKS.find((each) => rest.startsWith(each));
    if (mark !== undefined) return { mark, length: mark.length };
    const line = text.slice(index, index + MOST_TAG_CHARS);
    const tag = TAG.exec(line);
    if (tag && MARKS.includes(nameOf(tag))) return { mark: nameOf(tag), length: tag[0].length };
    if (isEnded) return undefined;
    const begun = line.length < MOST_TAG_CHARS ? BEGINS_TAG.exec(line) : null;
    const mayFollow = index + LONGEST > text.length && MARKS.some((each) => each.startsWith(rest));
    return mayFollow || (begun && MARKS.includes(nameOf(begun))) ? UNKNOWN : undefined;
  }

  /** Whether what stands before `rest` is in code; undefined while that can't be known. */
  function isInCode(rest: string): boolean | undefined {
    if (!thought && code.isFenced) return true;
    if (!code.isOpen) return false;
    const line = rest.slice(0, LOOK_AHEAD_CHARS).split('\n', 1)[0] ?? '';
    const isWhole = line.length < Math.min(rest.length, LOOK_AHEAD_CHARS) || (isEnded && rest.length === line.length);
    const isClosed = code.isClosedBy(line, isWhole);
    return isClosed ?? (line.length === LOOK_AHEAD_CHARS ? true : undefined);
  }

  function read(text: string): void {
    let start = 0;
    let index = 0;
    while (index < text.length) {
      NOTABLE.lastIndex = index;
      const notable = NOTABLE.exec(text)?.index ?? text.length;
      if (notable > index) code.skip(text.slice(index, notable));
      index = notable;
      const char = text[index];
      if (char === undefined) break;
      if (char === '`' || char === '~' || char === '\n') {
        code.step(char);
        index += 1;
        continue;
      }
      const found = findMark(text, index);
      const isCode = found && found !== UNKNOWN ? isInCode(text.slice(index + found.length)) : false;
      if (found === UNKNOWN || isCode === undefined) {
        say(text.slice(start, index));
        held = text.slice(index);
        return;
      }
      if (found && !isCode) {
        say(text.slice(start, index));
        start = index;
        if (take(found.mark)) {
          index += found.length;
          start = index;
          continue;
        }
      }
      if (found && !thought) hasMention = true;
      code.skip(char);
      index += 1;
    }
    say(text.slice(start));
  }

  return {
    push(kind, text) {
      if (kind === 'thinking') {
        hasThought = true;
        listener.onDelta(kind, text);
        return;
      }
      const whole = held + text;
      held = '';
      read(whole);
    },
    end() {
      isEnded = true;
      const whole = held;
      held = '';
      read(whole);
      if (!hasAnswer && !hasThought && blanks) listener.onDelta('token', blanks);
      blanks = '';
    },
  };
}

const UNKNOWN = { mark: '', length: 0 };

function nameOf([, slash, name = '']: RegExpExecArray): string {
  return `<${slash}${name.toLowerCase()}>`;
}

/** A whole text, as it was said or is kept from a time when thoughts were not told apart. */
export function separateThoughts(text: string): { thinking: string; content: string } {
  const said = { thinking: '', content: '' };
  const separator = createThoughtSeparator({
    onDelta(kind, delta) {
      said[kind === 'token' ? 'content' : kind] += delta;
    },
    onRecant() {
      said.thinking += said.content;
      said.content = '';
    },
  });
  separator.push('token', text);
  separator.end();
  return said;
}
