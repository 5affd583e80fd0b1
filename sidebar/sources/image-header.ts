/** What the first bytes of an image say of it. */
export interface ImageHeader {
  type: 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'avif';
  width: number;
  height: number;
}

/** By its bytes, whatever it is called. Undefined for what is no image of a known kind, or is cut off before its size. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readers.map((read) => read(view)).find((header) => header !== undefined);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Reader = (view: DataView) => ImageHeader | undefined;

const isAscii = (view: DataView, offset: number, text: string) =>
  view.byteLength >= offset + text.length &&
  [...text].every((letter, index) => view.getUint8(offset + index) === letter.charCodeAt(0));

const readPng: Reader = (view) =>
  isAscii(view, 1, 'PNG\r\n') ? { type: 'png', width: view.getUint32(16), height: view.getUint32(20) } : undefined;

const readGif: Reader = (view) =>
  isAscii(view, 0, 'GIF8')
    ? { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
    : undefined;

const readBmp: Reader = (view) =>
  isAscii(view, 0, 'BM') && view.getUint32(14, true) >= 40
    ? { type: 'bmp', width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
    : undefined;

/** The size stands in the first frame, behind segments of any length. */
const readJpeg: Reader = (view) => {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let offset = 2; ; ) {
    const marker = view.getUint16(offset);
    if (marker >> 8 !== 0xff) return undefined;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { type: 'jpeg', width: view.getUint16(offset + 7), height: view.getUint16(offset + 5) };
    offset += 2 + view.getUint16(offset + 2);
  }
};

const readWebp: Reader = (view) => {
  if (!isAscii(view, 0, 'RIFF') || !isAscii(view, 8, 'WEBP')) return undefined;
  const size = (width: number, height: number): ImageHeader => ({ type: 'webp', width, height });
  const three = (offset: number) => view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
  if (isAscii(view, 12, 'VP8X')) return size(three(24) + 1, three(27) + 1);
  if (isAscii(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return size((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
  }
  return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
};

/** Sizes stand in `ispe` boxes, somewhere in the head: of the image, and of its tiles, its transparency or a small copy. */
const readAvif: Reader = (view) => {
  if (!isAscii(view, 4, 'ftyp') || !(isAscii(view, 8, 'avif') || isAscii(view, 8, 'avis'))) return undefined;
  const end = Math.min(view.byteLength - 16, 64 * 1024);
  let largest: ImageHeader | undefined;
  for (let offset = 12; offset < end; offset += 1) {
    if (!isAscii(view, offset, 'ispe')) continue;
    const [width, height] = [view.getUint32(offset + 8), view.getUint32(offset + 12)];
    if (!largest || width * height > largest.width * largest.height) largest = { type: 'avif', width, height };
  }
  return largest;
};

const readers = [readPng, readJpeg, readGif, readWebp, readBmp, readAvif];
