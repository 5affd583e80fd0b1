import { parseArgs } from 'node:util';
import { createFakeOllama } from './fake-ollama.ts';
import { paced, toTokens } from './fake-ollama-answers.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '11434' },
    'tokens-per-second': { type: 'string', default: '40' },
    slots: { type: 'string', default: '1' },
  },
});

const fake = createFakeOllama({
  models: [{ name: 'smollm2:135m' }],
  slots: Number(values.slots),
  answer: (request) => {
    const question = String(request.body?.messages?.at(-1)?.content ?? '');
    return paced(toTokens(sampleAnswer(question)), Number(values['tokens-per-second']));
  },
});
process.stdout.write(`fake Ollama on ${await fake.listen({ port: Number(values.port) })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void fake.close());

/** Markdown with one of each kind of block, so that a person sees how they are rendered. */
function sampleAnswer(question: string): string {
  const words = question.trim().split(/\s+/u).slice(-24).join(' ');
  return `You asked: *${words}*

## In short

A stream is **one line of JSON per token**. The sidebar shows each as it comes, and finished blocks are never touched again.

1. Ollama makes a token.
2. The companion passes it on.
3. The panel shows it.

\`\`\`python
for line in response.iter_lines():
    print(json.loads(line)["message"]["content"], end="")
\`\`\`

| stage | milliseconds |
|---|---:|
| first token | 66 |
| each token after | 11 |

> Streaming does not make a model faster, it makes waiting shorter.

With $n$ tokens at rate $r$ it takes about $n / r$ seconds.
`;
}
