/** The body of a response; undefined once it is longer than `maxBytes`, of which the rest is not fetched. */
export async function readBody({ body, headers }: Response, maxBytes: number): Promise<Blob | undefined> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const piece of body ?? []) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) return undefined;
    pieces.push(piece);
  }
  return new Blob(pieces, { type: headers.get('content-type') ?? '' });
}
