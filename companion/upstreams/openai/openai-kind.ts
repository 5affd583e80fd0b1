import { settingsWords } from '../../../words/spoken-on-terminal.ts';
import { parseHttpAddress } from '../http-address.ts';
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

/** Without a path `/v1` is meant, where all of them are. */
function parseOpenaiAddress(text: string): string | undefined {
  const address = parseHttpAddress(text);
  return address !== undefined && address === new URL(address).origin ? `${address}/v1` : address;
}
