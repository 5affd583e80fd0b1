/** How images begin that model servers take: PNG, JPEG, GIF, and WebP behind the length of its file. */
const BEGINNINGS = ['89504e470d0a1a0a', 'ffd8ff', '474946383761', '474946383961'];

/** By its bytes: what a client calls it says nothing. */
export function hasImageBytes(content: Uint8Array): boolean {
  const head = Buffer.from(content.subarray(0, 12));
  if (head.subarray(0, 4).toString('latin1') === 'RIFF' && head.subarray(8).toString('latin1') === 'WEBP') return true;
  return BEGINNINGS.some((beginning) => head.toString('hex').startsWith(beginning));
}
