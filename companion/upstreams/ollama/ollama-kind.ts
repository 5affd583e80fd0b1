import { settingsWords } from '../../../words/spoken-on-terminal.ts';
import type { UpstreamKind } from '../upstream-kind.ts';
import { formatAddress, parseOllamaHost } from './ollama-address.ts';
import { createOllamaUpstream } from './ollama-upstream.ts';

export const OLLAMA: UpstreamKind = {
  parseAddress(text) {
    const url = hasWrongPort(text) ? undefined : parseOllamaHost(text);
    return url
      ? { value: formatAddress(url) }
      : { expected: settingsWords.expected.httpAddress('http://127.0.0.1:11434') };
  },
  create: createOllamaUpstream,
  transcribes: true,
};

/** Ollama takes a wrong port for its default; a person who types `--upstream` would rather know. */
function hasWrongPort(address: string): boolean {
  const port = /^(?:[a-z]+:\/\/)?(?:\[[^\]]*\]|[^:/[\]]*):(?<port>[^/]*)/i.exec(address)?.groups?.port;
  return port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535);
}
