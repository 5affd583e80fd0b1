/**
 * Newline-delimited JSON from a byte stream that may be split anywhere, inside a character too. Lines are found in the
 * bytes, so that each is decoded whole and once; the usual chunk, one whole line, is never copied.
 */

import { LIMITS } from '../../protocol/limits.ts';

const NEWLINE = 0x0a;

/** The stream is not what it should be. Says nothing of the line's content, which must not reach a log. */
export class NdjsonError extends Error {
  override readonly name = 'NdjsonError';
}

export interface NdjsonParser {
  /** Takes the next bytes and calls `onValue` for each line that they complete. Throws {@link NdjsonError}. */
  push(chunk: Buffer): void;
  /** The stream is over: what is left is the last line, without its newline. Throws {@link NdjsonError}. */
  end(): void;
}

/**
 * Blank lines are skipped; CRLF is as good as LF. What `onValue` throws passes through. Ollama's lines take about 135
 * bytes: only a runaway or something that is not Ollama comes near `maxLineBytes`.
 */
export function createNdjsonParser(
  onValue: (value: unknown) => void,
  maxLineBytes: number = LIMITS.upstreamLineBytes,
): NdjsonParser {
  /** The pieces of a line whose end has not come yet; joined once, when it has. */
  let pieces: Buffer[] = [];
  let pieceBytes = 0;

  function keep(piece: Buffer): void {
    pieceBytes += piece.length;
    if (pieceBytes > maxLineBytes) throw new NdjsonError(`a line is longer than ${maxLineBytes} bytes`);
    pieces.push(piece);
  }

  function takeKept(): string {
    const line = Buffer.concat(pieces, pieceBytes).toString('utf8');
    pieces = [];
    pieceBytes = 0;
    return line;
  }

  return {
    push(chunk) {
      for (let start = 0; start < chunk.length; ) {
        const end = chunk.indexOf(NEWLINE, start);
        if (end === -1) {
          keep(chunk.subarray(start));
          return;
        }
        if (pieceBytes > 0) {
          keep(chunk.subarray(start, end));
          emit(takeKept(), onValue);
        } else if (end - start > maxLineBytes) {
          throw new NdjsonError(`a line is longer than ${maxLineBytes} bytes`);
        } else {
          emit(chunk.toString('utf8', start, end), onValue);
        }
        start = end + 1;
      }
    },
    end() {
      if (pieceBytes > 0) emit(takeKept(), onValue);
    },
  };
}

function emit(line: string, onValue: (value: unknown) => void): void {
  // Before it is parsed: a server that sends nothing but blank lines may not cost an exception for each.
  if (line.trim() === '') return;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new NdjsonError('a line is not JSON');
  }
  onValue(value);
}
