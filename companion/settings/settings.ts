import type { LogLevel } from '../logging/create-log.ts';
import type { TranscriberSetting } from '../transcribers/transcriber.ts';
import type { UpstreamKindName } from '../upstreams/kinds.ts';

/** Everything that can be set about the companion, checked. */
export interface Settings {
  /** 0 takes any free port. */
  port: number;
  /** The address to listen on. `127.0.0.1` and `localhost` stand for 127.0.0.1 and [::1] together. */
  host: string;
  /** Whether listening beyond this machine over plain http was accepted. */
  insecureLan: boolean;
  upstreams: UpstreamSetting[];
  /** What turns speech into text; `off`: nothing does; absent: what is found on this machine. */
  transcriber?: TranscriberSetting | 'off';
  /** Requests that an upstream gets at the same time, unless it has a number of its own. */
  parallel: number;
  /** Tokens of context that an Ollama model is asked for at most. */
  maxContext: number;
  /** Origins that are let in as guests, beside the extension's own; as browsers write them. */
  origins: string[];
  /** Whether listed origins may ask without a key. */
  guests: boolean;
  /** Whether several persons use it, each with conversations of their own. */
  people: boolean;
  /** Names that `Host` may carry, beside `localhost` and the address that a request came to; `name` or `name:port`, lower case. */
  allowHosts: string[];
  /** Addresses and CIDR ranges of proxies whose word counts about where a request came from. */
  trustProxies: string[];
  /** Absent: chats are kept in the data folder. */
  database?: DatabaseSetting;
  /** Absolute. */
  dataDir: string;
  /** Where the Redis is that companions share, with its password; absent: this companion is the only one. */
  redis?: string;
  /** Milliseconds that running turns have after SIGTERM. */
  drainMs: number;
  /** Where metrics are served; absent: nowhere. */
  metrics?: MetricsSetting;
  /** Whether `npm start` opens a browser. */
  open: boolean;
  logLevel: LogLevel;
}

export interface MetricsSetting {
  /** An address and a port of their own; absent: the companion's. */
  listen?: { host: string; port: number };
  /** What opens them. On the companion's own port, so does the key of this machine. */
  key?: string;
}

export interface UpstreamSetting {
  /** What it wants to be shown. */
  key?: string;
  /** Requests that it gets at the same time; absent: as many as any. */
  slots?: number;
  kind: UpstreamKindName;
  /** Without a path or a slash at the end. */
  url: string;
}

export interface DatabaseSetting {
  /** `postgres://…`, which may hold a password: it is neither shown nor logged. */
  url: string;
  /** Where contents of questions are files that all companions share; absolute. Absent: they are in the database. */
  blobFolder?: string;
}
