import { randomBytes } from 'node:crypto';

export interface FilePart {
  filename: string;
  contentType: string;
  bytes: Uint8Array;
}

/** A form with one file, as `multipart/form-data`. Names and values are ours or a checked setting: none is escaped. */
export function toMultipart(fields: Readonly<Record<string, string>>, file: FilePart) {
  // 128 random bits: nothing in the file is the boundary.
  const boundary = `aside-${randomBytes(16).toString('hex')}`;
  const head = (disposition: string) => `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
  const parts = Object.entries(fields).map(([name, value]) => `${head(`name="${name}"`)}\r\n${value}\r\n`);
  const fileHead = `${head(`name="file"; filename="${file.filename}"`)}Content-Type: ${file.contentType}\r\n\r\n`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([Buffer.from(parts.join('') + fileHead), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
