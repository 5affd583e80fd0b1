// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { openKeptBlobs } from '../../../sidebar/sources/kept-blobs.ts';
import { readFile } from '../../../sidebar/sources/read-file.ts';
import { type ImageTools, scaleImage } from '../../../sidebar/sources/scale-image.ts';
import { refuse } from '../../../sidebar/sources/source-refusal.ts';
import { imageBytes } from './image-bytes.ts';

/** Decodes to a size, and says what it encoded. */
function imageTools(width: number, height: number) {
  const encoded: string[] = [];
  const tools: ImageTools = {
    decode: async () => ({ width, height, close() {} }) as ImageBitmap,
    async encode(_, size, type) {
      encoded.push(`${type} ${size.width} x ${size.height}`);
      return new Blob([type === 'image/png' && size.width > 1_500 ? new Uint8Array(2 ** 21) : 'small'], { type });
    },
  };
  return { tools, encoded };
}

function read(file: File, images = imageTools(1, 1).tools) {
  const blobs = openKeptBlobs({ databases: null });
  return readFile(file, {
    blobs,
    scaleImage: (image, name) => scaleImage(image, name, images),
    readPdf: async (_, name) => refuse('needs_companion', { name }),
  });
}

const textOf = async (name: string, content: BlobPart, type = '') => read(new File([content], name, { type }));

describe('a file', () => {
  it('goes along as its text, under its name', async () => {
    expect(await textOf('notes.md', '# Tides\n')).toEqual({
      type: 'file',
      title: 'notes.md',
      url: '',
      language: '',
      text: '# Tides\n',
      omittedChars: 0,
    });
  });

  it('is taken by what is in it: an SVG is text', async () => {
    expect(await textOf('logo.svg', '<svg></svg>', 'image/svg+xml')).toMatchObject({ type: 'file' });
  });

  it('is an image also where three megabytes stand before its size', async () => {
    const photograph = new File([imageBytes.jpeg(4_000, 3_000, 60_000, 50)], 'depth.jpg', { type: 'image/jpeg' });
    expect(await read(photograph, imageTools(4_000, 3_000).tools)).toMatchObject({ type: 'image', title: 'depth.jpg' });
  });

  it('that is a PDF is left to what reads them, whatever it is called', async () => {
    expect(await textOf('report.txt', '%PDF-1.7 ...')).toMatchObject({ code: 'needs_companion' });
  });

  it.each([
    ['nothing', 'empty.txt', '', 'empty'],
    ['blanks alone', 'blank.txt', ' \n', 'empty'],
    ['an archive', 'a.zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'not_readable'],
    ['text that is named like an image', 'photo.jpg', 'no picture', 'not_an_image'],
    ['a photograph of a kind that browsers do not know', 'photo.heic', Uint8Array.from([0, 0, 0, 24]), 'image_kind'],
  ])('of %s is refused', async (_, name, content, code) => {
    const type = name.endsWith('.jpg') ? 'image/jpeg' : '';
    expect(await textOf(name, content, type)).toEqual({ code, params: { name } });
  });

  it('that is gone, or is a folder, is refused', async () => {
    const file = new File(['x'], 'folder');
    file.slice = () => {
      throw new DOMException('', 'NotFoundError');
    };
    expect(await read(file)).toEqual({ code: 'file_gone', params: { name: 'folder' } });
  });

  it('that is larger than anything that goes along is refused before it is read', async () => {
    const file = new File(['x'], 'film.txt');
    Object.defineProperty(file, 'size', { value: 300e6 });
    expect(await read(file)).toEqual({ code: 'too_large', params: { name: 'film.txt', megabytes: 256 } });
  });
});

describe('an image', () => {
  const image = (kind: keyof typeof imageBytes, width: number, height: number) =>
    new File([Uint8Array.from(imageBytes[kind](width, height))], `picture.${kind}`);

  it('that is small enough goes as it is', async () => {
    const { tools, encoded } = imageTools(1, 1);
    const source = await read(image('png', 800, 600), tools);
    expect(source).toMatchObject({ type: 'image', title: 'picture.png', width: 800, height: 600, text: '' });
    expect(encoded).toEqual([]);
  });

  it('is scaled down to what models look at, and its sides keep their proportion', async () => {
    const { tools, encoded } = imageTools(4_000, 3_000);
    expect(await read(image('jpeg', 4_000, 3_000), tools)).toMatchObject({ width: 1_568, height: 1_176 });
    expect(encoded).toEqual(['image/jpeg 1568 x 1176']);
  });

  it('of another type than its name and its sender say goes as what it is', async () => {
    const { tools, encoded } = imageTools(4_000, 3_000);
    const file = new File([Uint8Array.from(imageBytes.jpeg(4_000, 3_000))], 'photo.png', { type: 'image/png' });
    expect(await read(file, tools)).toMatchObject({ type: 'image', title: 'photo.png', width: 1_568, height: 1_176 });
    expect(encoded).toEqual(['image/jpeg 1568 x 1176']);
    const text = new File([Uint8Array.from(imageBytes.gif(20, 20))], 'notes.txt', { type: 'text/plain' });
    expect(await read(text)).toMatchObject({ type: 'image', title: 'notes.txt' });
  });

  it('becomes a JPEG when a PNG of it is large', async () => {
    const { tools, encoded } = imageTools(3_000, 3_000);
    await read(image('png', 3_000, 3_000), tools);
    expect(encoded).toEqual(['image/png 1568 x 1568', 'image/jpeg 1568 x 1568']);
  });

  it('that moves is drawn again: its first frame alone', async () => {
    const { tools, encoded } = imageTools(100, 100);
    await read(image('gif', 100, 100), tools);
    const apng = new File([Uint8Array.from(imageBytes.png(9, 9)), 'acTL'], 'a.png');
    await read(apng, tools);
    expect(encoded).toEqual(['image/png 100 x 100', 'image/png 100 x 100']);
  });

  it('of a hundred megapixels is refused before it is decoded', async () => {
    const tools: ImageTools = {
      decode: () => Promise.reject(new Error('decoded')),
      encode: () => Promise.reject(new Error('encoded')),
    };
    expect(await read(image('png', 10_000, 10_000), tools)).toEqual({
      code: 'image_too_large',
      params: { name: 'picture.png', megapixels: 100, most: 64 },
    });
  });

  it.each(['webp', 'png'] as const)(
    'that the browser can’t decode is refused, however small it is (%s)',
    async (kind) => {
      const { tools } = imageTools(1, 1);
      tools.decode = () => Promise.reject(new DOMException('', 'InvalidStateError'));
      expect(await read(image(kind, 10, 10), tools)).toMatchObject({ code: 'image_broken' });
    },
  );
});
