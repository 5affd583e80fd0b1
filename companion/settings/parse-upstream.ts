import { settingsWords } from '../../words/spoken-on-terminal.ts';
import { isUpstreamKind, UPSTREAM_KINDS } from '../upstreams/kinds.ts';
import { formatAddress, parseOllamaHost } from '../upstreams/ollama/ollama-address.ts';
import type { Parsed } from './parse-values.ts';
import type { UpstreamSetting } from './settings.ts';

/** `[kind=]url`, as `--upstream` takes it. */
export function parseUpstream(text: string): Parsed<UpstreamSetting> {
  const { kind = 'ollama', address = '' } = /^(?:(?<kind>[a-z]+)=)?(?<address>.*)$/.exec(text)?.groups ?? {};
  if (!isUpstreamKind(kind)) {
    return { expected: settingsWords.expected.upstreamKind(Object.keys(UPSTREAM_KINDS)) };
  }
  const parsed = UPSTREAM_KINDS[kind].parseAddress(address);
  return 'value' in parsed ? { value: { kind, url: parsed.value } } : parsed;
}

/** Ollama's own variable, by Ollama's own rules. */
export function parseOllamaSetting(text: string): Parsed<UpstreamSetting> {
  const url = parseOllamaHost(text);
  if (url === undefined) return { expected: settingsWords.expected.httpAddress('http://127.0.0.1:11434') };
  return { value: { kind: 'ollama', url: formatAddress(url) } };
}
