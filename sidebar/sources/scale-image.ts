import { type ImageHeader, readImageHeader } from './image-header.ts';
import { refuse, type SourceRefusal } from './source-refusal.ts';

/** Pixels of the longer side that models look at; more only costs time. */
export const MAX_SIDE = 1_568;
/** Decoded it takes four bytes for each pixel. */
export const MAX_MEGAPIXELS = 64;
/** A drawing with few colours stays sharp, and is small, as PNG. */
const MAX_PNG_BYTES = 1024 * 1024;
const JPEG_QUALITY = 0.9;

/** An image as it goes to a model. */
export interface ScaledImage {
  /** PNG or JPEG: what every model server takes. */
  bytes: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
}

/** How images are decoded and drawn; a browser's own by default. */
export interface ImageTools {
  decode(image: Blob): Promise<ImageBitmap>;
  /** Draws it in this size on white, and encodes it. */
  encode(bitmap: ImageBitmap, size: { width: number; height: number }, type: string): Promise<Blob>;
}

/** The first frame of an image, no larger than a model looks at. */
export async function scaleImage(
  file: Blob,
  name: string,
  tools: ImageTools = browserTools,
): Promise<ScaledImage | SourceRefusal> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const header = readImageHeader(bytes);
  if (!header || header.width === 0 || header.height === 0) return refuse('not_an_image', { name });
  const megapixels = (header.width * header.height) / 1e6;
  // Before anything is decoded: a small file may hold a very large image.
  if (megapixels > MAX_MEGAPIXELS) {
    return refuse('image_too_large', { name, megapixels: Math.round(megapixels), most: MAX_MEGAPIXELS });
  }
  // Also one that goes as it is: a server refuses the whole question for an image that is damaged.
  let bitmap: ImageBitmap;
  try {
    bitmap = await tools.decode(file);
  } catch {
    return refuse('image_broken', { name });
  }
  try {
    if (isReady(header, bytes)) return { bytes, width: header.width, height: header.height };
    const size = shrink(bitmap);
    return { bytes: await encode(bitmap, size, header, tools), ...size };
  } finally {
    bitmap.close();
  }
}

/** A small PNG goes as it is; a JPEG may hold where it was taken, and lie on its side. */
function isReady({ type, width, height }: ImageHeader, bytes: Uint8Array): boolean {
  const isAnimated = type === 'png' && indexOfAscii(bytes, 'acTL') >= 0;
  return type === 'png' && !isAnimated && Math.max(width, height) <= MAX_SIDE && bytes.byteLength <= MAX_PNG_BYTES;
}

function indexOfAscii(bytes: Uint8Array, text: string): number {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).indexOf(text);
}

function shrink({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function encode(
  bitmap: ImageBitmap,
  size: { width: number; height: number },
  { type }: ImageHeader,
  tools: ImageTools,
): Promise<Uint8Array<ArrayBuffer>> {
  const isDrawing = type === 'png' || type === 'gif' || type === 'bmp';
  const png = isDrawing ? await tools.encode(bitmap, size, 'image/png') : undefined;
  const best = png && png.size <= MAX_PNG_BYTES ? png : await tools.encode(bitmap, size, 'image/jpeg');
  return new Uint8Array(await best.arrayBuffer());
}

const browserTools: ImageTools = {
  decode: (image) => createImageBitmap(image),
  encode(bitmap, { width, height }, type) {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('there is no canvas');
    // What is transparent would be black in a JPEG.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    return canvas.convertToBlob({ type, quality: JPEG_QUALITY });
  },
};
