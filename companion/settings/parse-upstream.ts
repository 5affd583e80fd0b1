import { formatAddress, parseOllamaHost } from '../upstreams/ollama-address.ts';
import type { Parsed } from './parse-values.ts';
import type { UpstreamSetting } from './settings.ts';

const KINDS = ['ollama'];

/** `[kind=]url`, as `--upstream` takes it. */
export function parseUpstream(text: string): Parsed<UpstreamSetting> {
  const { kind = 'ollama', address = '' } = /^(?:(?<kind>[a-z]+)=)?(?<address>.*)$/.exec(text)?.groups ?? {};
  if (!KINDS.includes(kind)) return { expected: `an address of a kind that is spoken (${KINDS.join(', ')})` };
  return hasWrongPort(address) ? { expected: EXPECTED } : parseOllamaSetting(address);
}

/** Ollama's own variable, by Ollama's own rules. */
export function parseOllamaSetting(text: string): Parsed<UpstreamSetting> {
  const url = parseOllamaHost(text);
  return url ? { value: { kind: 'ollama', url: formatAddress(url) } } : { expected: EXPECTED };
}

const EXPECTED = 'an http address, for example http://127.0.0.1:11434';

/** Ollama takes a wrong port for its default; whoever types `--upstream` would rather know. */
function hasWrongPort(address: string): boolean {
  const port = /^(?:[a-z]+:\/\/)?(?:\[[^\]]*\]|[^:/[\]]*):(?<port>[^/]*)/i.exec(address)?.groups?.port;
  return port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535);
}
