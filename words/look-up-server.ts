/** Finds the words for a server of any kind, also of one that only a newer companion knows. */
export function lookUpServer<W>(servers: { readonly other: W } & Readonly<Record<string, W>>): (kind: string) => W {
  return (kind) => (Object.hasOwn(servers, kind) ? (servers[kind] ?? servers.other) : servers.other);
}
