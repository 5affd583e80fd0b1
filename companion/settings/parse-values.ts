import { isIP } from 'node:net';
import { MAX_CONTEXT } from '../../protocol/max-context.ts';
import { settingsWords } from '../../words/spoken-on-terminal.ts';
import { isAddressRange } from '../access/addresses/trusted-proxies.ts';
import { LOG_LEVELS, type LogLevel } from '../logging/create-log.ts';
import { parseHttpAddress } from '../upstreams/http-address.ts';
import type { MetricsSetting } from './settings.ts';

const { expected: words } = settingsWords;

/** A value that was understood, or what would have been, to follow "... is not". */
export type Parsed<T> = { value: T } | { expected: string };

/** More than this many requests at once is no model server that a person runs. */
const MAX_PARALLEL = 256;

export function parsePort(text: string): Parsed<number> {
  return parseInteger(text, 0, 65_535);
}

export function parseParallel(text: string): Parsed<number> {
  return parseInteger(text, 1, MAX_PARALLEL);
}

export function parseMaxContext(text: string): Parsed<number> {
  return parseInteger(text, MAX_CONTEXT.least, MAX_CONTEXT.most);
}

/** Seconds. Whoever stops a service waits for no more than an hour. */
export function parseDrain(text: string): Parsed<number> {
  return parseInteger(text, 0, 3_600);
}

function parseInteger(text: string, min: number, max: number): Parsed<number> {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? { value } : { expected: words.wholeNumber(min, max) };
}

export function parseLogLevel(text: string): Parsed<LogLevel> {
  const value = LOG_LEVELS.find((level) => level === text);
  return value ? { value } : { expected: words.oneOf(LOG_LEVELS) };
}

/** Only with a zone (`%eth0`) do these name one machine, and a browser's address has no room for one. */
const LINK_LOCAL_IPV6 = /^fe[89ab][0-9a-f]:/i;

/** An IP address (IPv6 with or without brackets) or a host name of this machine. */
export function parseListenHost(text: string): Parsed<string> {
  const bare = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
  if (bare.includes('%') || LINK_LOCAL_IPV6.test(bare)) {
    return { expected: words.dialable };
  }
  return isIP(bare) !== 0 || isHostName(bare) ? { value: bare.toLowerCase() } : { expected: words.host };
}

/** One address, or a range of them. */
export function parseTrustedProxy(text: string): Parsed<string> {
  return isAddressRange(text) ? { value: text.toLowerCase() } : { expected: words.addressRange };
}

/** `name` or `name:port`, as a `Host` header carries it. */
export function parseAllowedHost(text: string): Parsed<string> {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d{1,5}))?$/i.exec(text);
  const name = match?.[1] ?? '';
  const isName = name.startsWith('[') ? isIP(name.slice(1, -1)) === 6 : isHostName(name);
  return isName && Number(match?.[2] ?? 1) <= 65_535 ? { value: text.toLowerCase() } : { expected: words.hostName };
}

function isHostName(text: string): boolean {
  return text.length <= 253 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text);
}

/** An origin as browsers send it. `null` and `*` name nobody in particular, so neither can be listed. */
export function parseOrigin(text: string): Parsed<string> {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#@\s]+)\/?$/i.exec(text);
  const expected = words.origin;
  if (!match?.[1] || !match[2] || match[2].includes('*')) return { expected };
  if (!URL.canParse(text)) return { expected };
  const url = new URL(text);
  // Only web schemes have an origin by the URL standard; browsers write the others the same way.
  return { value: url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin };
}

/** Whether somebody means a database, rightly written or not. */
export function isDatabaseAddress(text: string): boolean {
  return /^postgres(?:ql)?:/i.test(text);
}

/** Where PostgreSQL is; all but its scheme is its client's to understand. */
export function parseDatabase(text: string): Parsed<string> {
  return /^postgres(?:ql)?:\/\/./i.test(text) && URL.canParse(text) ? { value: text } : { expected: words.database };
}

/** Whether an address that was understood holds a password. */
export function holdsPassword(url: string): boolean {
  const { password, searchParams } = new URL(url);
  return password !== '' || searchParams.has('password');
}

/** A value as it may be told again: an address may hold a password. */
export function withoutSecrets(text: string): string {
  return /@|password=/i.test(text) ? '…' : text;
}

/** `off`, or where a transcriber is. */
export function parseTranscriber(text: string): Parsed<string> {
  const value = text === 'off' ? text : parseHttpAddress(text);
  return value === undefined ? { expected: words.httpAddress('http://127.0.0.1:8080') } : { value };
}

/** A line break in it would begin something else in the form that it goes into. */
export function parseModelName(text: string): Parsed<string> {
  return /^[\x21-\x7e]{1,256}$/.test(text) ? { value: text } : { expected: words.modelName };
}

/** `redis://` or `rediss://`, with a name and a password if need be, and with the number of a database as its path. */
export function isRedisAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url !== undefined && /^rediss?:$/.test(url.protocol) && url.hostname !== '' && /^\/?\d{0,4}$/.test(url.pathname)
  );
}

/** `on`, a port of this machine's own, or an address with a port. */
export function parseMetrics(text: string): Parsed<Pick<MetricsSetting, 'listen'>> {
  if (text === 'on') return { value: {} };
  const [, host = '127.0.0.1', digits = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  const bare = /^\[(.*)\]$/.exec(host)?.[1] ?? host;
  const port = parsePort(digits);
  return isIP(bare) !== 0 && 'value' in port
    ? { value: { listen: { host: bare, port: port.value } } }
    : { expected: words.metrics };
}

/** How people write yes and no in a variable. */
export function parseSwitch(text: string): Parsed<boolean> {
  if (/^(1|true|yes|on)$/i.test(text)) return { value: true };
  if (/^(0|false|no|off)$/i.test(text)) return { value: false };
  return { expected: words.switch };
}
