import { type ServerWords, servers } from './english/servers.ts';

/** The words for a server of any kind, also of one that only a newer companion knows. */
export function wordsOfServer(kind: string): ServerWords {
  return Object.hasOwn(servers, kind) ? servers[kind as keyof typeof servers] : servers.other;
}
