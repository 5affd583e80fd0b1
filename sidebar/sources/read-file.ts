import type { SourcePart } from '../../protocol/question-parts.ts';
import { oneLine } from '../pages/one-line.ts';
import { decodeText } from './decode-text.ts';
import { writeDocument } from './document-text.ts';
import { FILE_CHARS } from './file-chars.ts';
import { readImageHeader } from './image-header.ts';
import { isPdf } from './is-pdf.ts';
import type { KeptBlobs } from './kept-blobs.ts';
import type { ScaledImage } from './scale-image.ts';
import { refuse, type SourceRefusal } from './source-refusal.ts';

/** Megabytes of one file that are looked at: all of a text is read, to say how much is left out. */
export const MAX_FILE_MEGABYTES = 256;

/** A photograph's size may stand behind pictures of its own, such as how far away everything in it is. */
const HEAD_BYTES = 16 * 1024 * 1024;

export interface FileReaders {
  blobs: Pick<KeptBlobs, 'put'>;
  /** Reads a PDF. */
  readPdf(file: Blob, name: string): Promise<SourcePart | SourceRefusal>;
  /** Makes an image what models look at. */
  scaleImage(file: Blob, name: string): Promise<ScaledImage | SourceRefusal>;
  /** Ends what is fetched for it. */
  signal?: AbortSignal;
}

/** What goes along of a file, by what is in it and not by what it is called. */
export async function readFile(file: File, readers: FileReaders): Promise<SourcePart | SourceRefusal> {
  const name = oneLine(file.name);
  if (file.size > MAX_FILE_MEGABYTES * 1e6) {
    return refuse('too_large', { name, megabytes: MAX_FILE_MEGABYTES });
  }
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    if (head.length === 0) return refuse('empty', { name });
    if (await isPdf(file)) return await readers.readPdf(file, name);
    const says = file.type.startsWith('image/') && file.type !== 'image/svg+xml';
    if (readImageHeader(head)) return await readImage(file, name, readers);
    const text = await decodeText(file, FILE_CHARS);
    if (says || (text === undefined && IMAGE_NAME.test(name))) {
      return text === undefined ? refuse('image_kind', { name }) : refuse('not_an_image', { name });
    }
    if (text === undefined) return refuse('not_readable', { name });
    if (text.text.trim() === '') return refuse('empty', { name });
    const document = writeDocument(text.text, { name, contentType: file.type });
    return { type: 'file', title: name, url: '', language: '', text: document.text, omittedChars: text.omittedChars };
  } catch (error) {
    // A folder, or a file that is gone.
    if (error instanceof DOMException && error.name !== 'AbortError') return refuse('file_gone', { name });
    throw error;
  }
}

const IMAGE_NAME = /\.(?:heic|heif|tiff?|jxl|ico|psd|raw|dng|jp2|png|jpe?g|gif|webp|bmp|avif)$/i;

async function readImage(
  file: File,
  name: string,
  { blobs, scaleImage }: FileReaders,
): Promise<SourcePart | SourceRefusal> {
  const scaled = await scaleImage(file, name);
  if ('code' in scaled) return scaled;
  const { bytes, width, height } = scaled;
  const blob = await blobs.put(bytes);
  return { type: 'image', title: name, url: '', language: '', text: '', omittedChars: 0, blob, width, height };
}
