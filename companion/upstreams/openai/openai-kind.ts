import { settingsWords } from '../../../words/english/settings.ts';
import type { UpstreamKind } from '../upstream-kind.ts';
import { createOpenaiUpstream } from './openai-upstream.ts';

/** Any server that speaks OpenAI's chat completions: llama.cpp's `llama-server`, vLLM, LM Studio, LocalAI. */
export const OPENAI: UpstreamKind = {
  parseAddress(text) {
    const address = parseOpenaiAddress(text);
    return address === undefined
      ? { expected: settingsWords.expected.httpAddress('openai=http://127.0.0.1:8080/v1') }
      : { value: address };
  },
  create: createOpenaiUpstream,
};

/** Without a path `/v1` is meant, where all of them are. A key in the address would stand in every list and log. */
function parseOpenaiAddress(text: string): string | undefined {
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(withScheme)) return undefined;
  const { protocol, origin, host, pathname, search, hash, username, password } = new URL(withScheme);
  if (!/^https?:$/.test(protocol) || host === '') return undefined;
  if (search !== '' || hash !== '' || username !== '' || password !== '') return undefined;
  const path = pathname.replace(/\/+$/, '');
  return `${origin}${path === '' ? '/v1' : path}`;
}
