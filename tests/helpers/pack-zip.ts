import { crc32, deflateRawSync } from 'node:zlib';

interface Packing {
  isStored?: boolean;
  /** Sizes and places stand in the fields of ZIP64. */
  isZip64?: boolean;
  isEncrypted?: boolean;
  /** The list says that it stands beyond the end. */
  isAstray?: boolean;
  comment?: string;
  pack?: (data: Buffer) => Buffer;
}

/** A ZIP archive of these texts. */
export function packZip(files: Record<string, string>, how: Packing = {}): Uint8Array<ArrayBuffer> {
  const { isStored = false, isZip64 = false, isEncrypted = false, isAstray = false, comment = '' } = how;
  const { pack = isStored ? (data) => data : deflateRawSync } = how;
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const packed = pack(data);
    const about = numbers([2, 20], [2, isEncrypted ? 1 : 0], [2, isStored ? 0 : 8], [4, 0], [4, crc32(data)]);
    const sizes = numbers([4, packed.length], [4, data.length]);
    const head = [numbers([4, 0x04034b50]), about, sizes, numbers([2, name.length], [2, 0]), Buffer.from(name)];
    parts.push(...head, packed);
    const places = isZip64
      ? numbers([2, 1], [2, 24], [8, data.length], [8, packed.length], [8, offset])
      : Buffer.alloc(0);
    list.push(
      numbers([4, 0x02014b50], [2, 20]),
      about,
      isZip64 ? numbers([4, 0xffffffff], [4, 0xffffffff]) : sizes,
      numbers([2, name.length], [2, places.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, isZip64 ? 0xffffffff : offset]),
      Buffer.from(name),
      places,
    );
    offset = Buffer.concat(parts).length;
  }
  const directory = Buffer.concat(list);
  const count = Object.keys(files).length;
  const start = isAstray ? offset * 9 : offset;
  const end64 = numbers(
    [4, 0x06064b50],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, directory.length],
    [8, start],
  );
  const locator = numbers([4, 0x07064b50], [4, 0], [8, offset + directory.length], [4, 1]);
  const small = isZip64 ? 0xffffffff : undefined;
  const end = numbers(
    [4, 0x06054b50],
    [4, 0],
    [2, isZip64 ? 0xffff : count],
    [2, isZip64 ? 0xffff : count],
    [4, small ?? directory.length],
    [4, small ?? start],
    [2, Buffer.byteLength(comment)],
  );
  return new Uint8Array(
    Buffer.concat([...parts, directory, ...(isZip64 ? [end64, locator] : []), end, Buffer.from(comment)]),
  );
}

/** Little-endian numbers of so many bytes. */
function numbers(...all: [bytes: 2 | 4 | 8, value: number][]): Buffer {
  return Buffer.concat(
    all.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes);
      if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value));
      else buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}
