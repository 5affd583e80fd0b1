import type { Limits } from '../../../protocol/limits.ts';

/** What stands in a file, one after the other. */
export type FilePiece =
  /** A text, number or the like at the top of an object, before a list of chats or after it. */
  | { type: 'field'; name: string; value: unknown }
  /** A list begins; the values up to the next piece of another type stand in it. `name`: of the field that it is. */
  | { type: 'list'; name: string }
  | { type: 'value'; isInList: boolean; value: unknown }
  /** A value that can't be had. */
  | { type: 'unread'; reason: 'damaged' | 'broken_off' | 'too_large' | 'too_deep' };

/** Takes JSON apart as it comes: the values of its lists of chats one by one, or else all of it as one value. */
export interface ChatSplitter {
  /** What is whole with these bytes, which may end anywhere. They are kept, not copied. */
  add(bytes: Uint8Array): FilePiece[];
  /** What is left at the end. */
  end(): FilePiece[];
  /** Lists and objects that stand beside each other in the file. */
  readonly roots: number;
}

const [TAB, NEWLINE, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];
const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Whether a byte stands between values, and is none by itself. */
function isBetween(byte: number): boolean {
  switch (byte) {
    case TAB:
    case NEWLINE:
    case RETURN:
    case SPACE:
    case COMMA:
    case COLON:
      return true;
    default:
      return false;
  }
}

/** Fields that programs keep their chats in. */
const LISTS: readonly string[] = ['chat', 'conversations'];
/** Names and values at the top of a file that are longer say nothing about it. */
const FIELD_BYTES = 200;

/** Where the next byte stands: outside of all, in an object at the top, or in a list of chats (there or in a field). */
type Place = 'outside' | 'object' | 'list' | 'field_list';

/**
 * In UTF-8 none of the bytes that matter here is ever part of another character. What is damaged within a value, with its
 * brackets and quotes in order, costs that value alone.
 */
export function createChatSplitter(
  limits: Pick<Limits, 'importChatBytes' | 'importDepth' | 'importObjects'>,
): ChatSplitter {
  let place: Place = 'outside';
  let roots = 0;
  /** The value that is being read; in an object at the top also a name or the value of a field. */
  let isReading = false;
  let [depth, deepest, containers] = [0, 0, 0];
  let [isInString, isEscaped] = [false, false];
  /** Of the value that is being read: what came in earlier pieces. */
  let kept: Uint8Array[] = [];
  let keptBytes = 0;
  /** The object at the top as a value of its own, until a list of chats was found in it. */
  let whole: Uint8Array[] | undefined;
  let [wholeBytes, wholeContainers, wholeDeepest] = [0, 0, 0];
  let name: string | undefined;
  let pieces: FilePiece[] = [];

  function begin(): void {
    isReading = true;
    [depth, deepest, containers] = [0, 0, 0];
    [kept, keptBytes] = [[], 0];
  }

  /** How much of a value is kept: a field of an object at the top is in `whole` already. */
  const most = () => (place === 'object' ? FIELD_BYTES : limits.importChatBytes);

  function keep(bytes: Uint8Array): void {
    keptBytes += bytes.length;
    if (keptBytes > most()) kept = [];
    else if (bytes.length > 0) kept.push(bytes);
  }

  function keepWhole(bytes: Uint8Array): void {
    if (!whole) return;
    wholeBytes += bytes.length;
    if (wholeBytes > limits.importChatBytes) whole = [];
    else whole.push(bytes);
  }

  function parse(parts: readonly Uint8Array[]): { value: unknown } | undefined {
    try {
      return { value: JSON.parse(Buffer.concat(parts).toString('utf8')) };
    } catch {
      return undefined;
    }
  }

  function toPiece(parts: readonly Uint8Array[], size: Size, isInList: boolean): FilePiece {
    if (size.bytes > limits.importChatBytes || size.containers > limits.importObjects) {
      return { type: 'unread', reason: 'too_large' };
    }
    if (size.deepest > limits.importDepth) return { type: 'unread', reason: 'too_deep' };
    const parsed = parse(parts);
    return parsed ? { type: 'value', isInList, ...parsed } : { type: 'unread', reason: 'damaged' };
  }

  function finishValue(): void {
    isReading = false;
    const size = { bytes: keptBytes, containers, deepest };
    const parts = kept;
    kept = [];
    if (place !== 'object') {
      pieces.push(toPiece(parts, size, true));
      return;
    }
    wholeContainers += containers;
    wholeDeepest = Math.max(wholeDeepest, deepest + 1);
    const isShort = containers === 0 && keptBytes <= FIELD_BYTES;
    const value = isShort ? parse(parts)?.value : undefined;
    if (name === undefined) name = typeof value === 'string' ? value : '';
    else {
      if (value !== undefined) pieces.push({ type: 'field', name, value });
      name = undefined;
    }
  }

  function beginList(at: Place, field: string): void {
    place = at;
    whole = undefined;
    pieces.push({ type: 'list', name: field });
  }

  /** What is no part of a value. True when it begins one. */
  function takeOutside(byte: number): boolean {
    switch (byte) {
      case OPEN_LIST:
        if (place === 'outside') roots += 1;
        if (place === 'outside') beginList('list', '');
        else if (place === 'object' && name !== undefined && LISTS.includes(name)) beginList('field_list', name);
        else return true;
        return false;
      case OPEN_OBJECT:
        if (place !== 'outside') return true;
        roots += 1;
        place = 'object';
        name = undefined;
        [whole, wholeBytes, wholeContainers, wholeDeepest] = [[], 0, 1, 1];
        return false;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        if (place === 'field_list') {
          place = 'object';
          name = undefined;
        } else place = 'outside';
        return false;
      default:
        // Beside lists and objects nothing has a meaning.
        return place !== 'outside' && !isBetween(byte);
    }
  }

  function finishWhole(): void {
    const size = { bytes: wholeBytes, containers: wholeContainers, deepest: wholeDeepest };
    if (whole) pieces.push(toPiece(whole, size, false));
    whole = undefined;
  }

  /** A byte of a value; says whether the value ends before it, with it, or goes on. */
  function takeInside(byte: number): 'before' | 'with' | 'on' {
    if (isInString) {
      if (isEscaped) isEscaped = false;
      else if (byte === BACKSLASH) isEscaped = true;
      else if (byte === QUOTE) {
        isInString = false;
        if (depth === 0) return 'with';
      }
      return 'on';
    }
    switch (byte) {
      case QUOTE:
        isInString = true;
        return 'on';
      case OPEN_LIST:
      case OPEN_OBJECT:
        containers += 1;
        depth += 1;
        if (depth > deepest) deepest = depth;
        return 'on';
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        if (depth === 0) return 'before';
        depth -= 1;
        return depth === 0 ? 'with' : 'on';
      default:
        return depth === 0 && isBetween(byte) ? 'before' : 'on';
    }
  }

  function add(bytes: Uint8Array): FilePiece[] {
    let start = 0;
    let wholeStart = 0;
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index] as number;
      if (isReading) {
        const ends = takeInside(byte);
        if (ends === 'on') continue;
        keep(bytes.subarray(start, ends === 'with' ? index + 1 : index));
        finishValue();
        if (ends === 'with') continue;
      }
      const before = place;
      if (takeOutside(byte)) {
        begin();
        start = index;
        // The same byte again, as the first one of the value.
        takeInside(byte);
      } else if (before === 'outside' && place === 'object') wholeStart = index;
      else if (before === 'object' && place === 'outside') {
        keepWhole(bytes.subarray(wholeStart, index + 1));
        finishWhole();
      }
    }
    if (isReading) keep(bytes.subarray(start));
    if (place === 'object') keepWhole(bytes.subarray(wholeStart));
    return take();
  }

  function take(): FilePiece[] {
    const taken = pieces;
    pieces = [];
    return taken;
  }

  return {
    get roots() {
      return roots;
    },
    add,
    end() {
      // Where the end of a list is missing, nobody knows what else is.
      if (whole || place === 'list' || place === 'field_list') pieces.push({ type: 'unread', reason: 'broken_off' });
      return take();
    },
  };
}

interface Size {
  bytes: number;
  containers: number;
  deepest: number;
}
