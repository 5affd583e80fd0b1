import { isIP, isIPv6 } from 'node:net';

const DEFAULT_PORT = '11434';

/**
 * Where to reach the Ollama that `OLLAMA_HOST` (or a person) names, by Ollama's own rules: scheme, port and path are
 * optional, quotes and spaces around it are not part of it, an invalid port means the default. An address to listen on
 * (`0.0.0.0`, `[::]`, none) becomes the loopback address one connects to. Undefined when it is no address at all.
 */
export function parseOllamaHost(value: string): URL | undefined {
  const trimmed = value
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim();
  if (trimmed === 'ollama.com') return new URL('https://ollama.com');
  const schemeEnd = trimmed.indexOf('://');
  const scheme = schemeEnd === -1 ? 'http' : trimmed.slice(0, schemeEnd).toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') return undefined;
  const rest = schemeEnd === -1 ? trimmed : trimmed.slice(schemeEnd + 3);
  const pathStart = rest.indexOf('/');
  const authority = pathStart === -1 ? rest : rest.slice(0, pathStart);
  const path = pathStart === -1 ? '' : rest.slice(pathStart + 1).replace(/\/+$/, '');
  if (/[?#@\\\s]/.test(authority + path)) return undefined;
  const { host, port } = splitHostPort(authority);
  const defaultPort = schemeEnd === -1 ? DEFAULT_PORT : scheme === 'https' ? '443' : '80';
  const text = `${scheme}://${toConnectable(host)}:${isPort(port) ? port : defaultPort}/${path}`;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** The address as a person would type it: no slash at the end. */
export function formatAddress(url: URL): string {
  return url.href.replace(/\/+$/, '');
}

function splitHostPort(authority: string): { host: string; port: string } {
  const split = /^(\[[^\]]*\]|[^:[\]]*):(.*)$/.exec(authority);
  if (split === null || isIP(authority)) return { host: authority, port: '' };
  return { host: split[1] ?? '', port: split[2] ?? '' };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535;
}

function toConnectable(host: string): string {
  if (host === '' || host === '0.0.0.0') return '127.0.0.1';
  const bare = host.replace(/^\[|\]$/g, '');
  if (!isIPv6(bare)) return host;
  return new URL(`http://[${bare}]`).hostname === '[::]' ? '[::1]' : `[${bare}]`;
}
