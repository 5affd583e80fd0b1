import type { ServerWords } from './english/servers.ts';
import { lookUpServer } from './look-up-server.ts';
import { servers } from './spoken-later.ts';

/** The words for a server of any kind, also of one that only a newer companion knows. */
export const wordsOfServer: (kind: string) => ServerWords = lookUpServer(servers);
