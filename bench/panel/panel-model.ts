/** The upstream of the panel's benchmark: a process of its own that answers as Ollama would, at a fixed pace. */
import { createFakeOllama } from '../../tests/helpers/fake-ollama.ts';
import { tokens } from '../../tests/helpers/fake-ollama-answers.ts';
import { QUESTION, streamAnswer } from './panel-answer.ts';

const fake = createFakeOllama({
  models: [{ name: 'bench' }],
  // The companion asks for a title after the first answer. Streamed as the answer, it would run on into the next round.
  aside: ({ body }) => (body.messages.at(-1)?.content === QUESTION ? undefined : tokens(['Storks'])),
  answer: () => ({
    waits: true,
    async run(exchange) {
      await streamAnswer((token) => exchange.token(token));
      exchange.done();
    },
  }),
});

await fake.listen();
process.send?.({ port: fake.port });
