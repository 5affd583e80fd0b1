/** The upstream of the panel's benchmark: a process of its own that answers as Ollama would, at a fixed pace. */
import { createFakeOllama } from '../tests/helpers/fake-ollama.ts';
import { streamAnswer } from './panel-answer.ts';

const fake = createFakeOllama({
  models: [{ name: 'bench' }],
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
