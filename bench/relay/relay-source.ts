/** The upstream of the relay's benchmark: a process of its own that sends tokens at the pace that the model's name says. */
import { createFakeOllama } from '../../tests/helpers/fake-ollama.ts';
import { tokens } from '../../tests/helpers/fake-ollama-answers.ts';
import type { FakeExchange } from '../../tests/helpers/fake-ollama-exchange.ts';
import { ANSWER } from '../panel/panel-answer.ts';
import { MODELS, type ModelName, QUESTION } from './relay-models.ts';
import { nowMs } from './relay-time.ts';

/** Made before they are sent, so that the source is no slower than its readers. */
const FLOOD_LINES = Array.from({ length: MODELS.flood.tokens }, (_, index) =>
  Buffer.from(
    `${JSON.stringify({ model: 'flood', created_at: '2026-01-01T00:00:00Z', message: { role: 'assistant', content: wordAt(index) }, done: false })}\n`,
  ),
);

/** Six letters that are others each time: a model that repeats itself is stopped. */
function wordAt(index: number): string {
  return ` ${((index * 2_654_435_761) % 2 ** 31).toString(36).padStart(6, 'a').slice(-6)}`;
}

const fake = createFakeOllama({
  models: Object.keys(MODELS).map((name) => ({ name })),
  slots: Number(process.argv[2] ?? 64),
  // A stored conversation gets a title after its first answer. Asked of the model that flooded, it would flood again.
  aside: ({ body }) => (body.messages.at(-1)?.content === QUESTION ? undefined : tokens(['Relays'])),
  answer: (request) => ({ waits: true, run: (exchange) => stream(exchange, request.body.model) }),
});

/**
 * Streams that began at the same time would send at the same time, and measure each other. Steps of the golden ratio
 * spread any number of streams that begin after each other evenly over the interval.
 */
const GOLDEN_RATIO = 0.618;
let begun = 0;

async function stream(exchange: FakeExchange, name: ModelName): Promise<void> {
  void exchange.request.closed.then((how) => {
    if (how === 'aborted') process.send?.({ abortedAtMs: nowMs() });
  });
  const { tokens, intervalMs } = MODELS[name];
  const phase = ((begun++ * GOLDEN_RATIO) % 1) * intervalMs;
  const start = intervalMs === 0 ? 0 : Math.ceil(nowMs() / intervalMs) * intervalMs + phase;
  for (let sent = 0; sent < tokens && !exchange.signal.aborted; sent++) {
    if (intervalMs === 0) {
      exchange.raw(FLOOD_LINES[sent % FLOOD_LINES.length] ?? Buffer.of());
      await exchange.drained();
    } else {
      const aheadMs = start + sent * intervalMs - nowMs();
      if (aheadMs > 0) await new Promise((resolve) => setTimeout(resolve, aheadMs));
      // Where latency is measured, every token says when it was sent.
      exchange.token(name === 'every-20ms' ? (ANSWER[sent] ?? '') : ` ${nowMs().toFixed(3)}`);
    }
  }
  if (!exchange.signal.aborted) exchange.done();
}

await fake.listen();
process.send?.({ port: fake.port });
