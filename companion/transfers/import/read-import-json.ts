import { LIMITS } from '../../../protocol/limits.ts';
import { importError } from '../import-error.ts';
import { nameText } from './name-file.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The JSON in a file that a stranger may have made: bounded in depth and number of objects before it is parsed. Its size
 * is bounded by who took it in.
 *
 * @throws {StoreError} `bad_import`
 */
export function readImportJson(file: Uint8Array): unknown {
  checkShape(file);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file));
  } catch {
    throw importError(nameText(new TextDecoder('latin1').decode(file.subarray(0, 1_000))));
  }
}

/** Bytes will do: in UTF-8 these characters are never part of another. */
function checkShape(file: Uint8Array): void {
  let depth = 0;
  let containers = 0;
  let isInString = false;
  for (let index = 0; index < file.length; index++) {
    const byte = file[index];
    if (isInString) {
      if (byte === BACKSLASH) index++;
      else if (byte === QUOTE) isInString = false;
    } else if (byte === QUOTE) isInString = true;
    // [ and {
    else if (byte === 0x5b || byte === 0x7b) {
      depth++;
      containers++;
      if (depth > LIMITS.importDepth) throw importError({ cause: 'import_nested' });
      if (containers > LIMITS.importObjects) throw importError({ cause: 'import_objects' });
    }
    // ] and }
    else if (byte === 0x5d || byte === 0x7d) depth--;
  }
}
