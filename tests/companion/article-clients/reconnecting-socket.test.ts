import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Clock } from '../../../companion/clock.ts';
import { manual, tokens } from '../../helpers/fake-ollama-answers.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { startTestCompanion } from '../server/test-companion.ts';
import { startArticleServer } from './article-server.ts';

interface Handlers {
  clock: Clock;
  retryDelay: number;
  maxRetries: number;
  ontoken(content: string): void;
  ondone(): void;
}

/** The article's socket that connects again after each close, up to a number of times, and forgets them once open. */
function createReconnectingSocket(url: string, { clock, retryDelay, maxRetries, ontoken, ondone }: Handlers) {
  let socket: WebSocket;
  let retries = 0;
  let opened = Promise.withResolvers<void>();
  let closed = Promise.withResolvers<void>();

  function connect(): void {
    socket = new WebSocket(url);
    socket.onerror = () => {};
    socket.onmessage = (event) => {
      const data = JSON.parse(String(event.data));
      if (data.type === 'token') ontoken(data.content);
      else if (data.type === 'done') ondone();
    };
    socket.onclose = () => {
      closed.resolve();
      closed = Promise.withResolvers();
      if (retries >= maxRetries) return;
      retries += 1;
      clock.after(retryDelay, connect);
    };
    socket.onopen = () => {
      retries = 0;
      opened.resolve();
      opened = Promise.withResolvers();
    };
  }
  connect();
  onTestFinished(() => {
    retries = maxRetries;
    socket.terminate();
  });
  return {
    opened: () => opened.promise,
    closed: () => closed.promise,
    send(message: string) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ message }));
    },
  };
}

describe("the article's reconnecting socket", () => {
  it('gets tokens and done, asking without a model', async () => {
    const { ollama, addressOf } = await startArticleServer();
    ollama.script(tokens(['Be', 'cause.']));
    const done = Promise.withResolvers<void>();
    let text = '';
    const chat = createReconnectingSocket(addressOf('/ws/chat'), {
      clock: createManualClock(),
      retryDelay: 2000,
      maxRetries: 5,
      ontoken: (content) => {
        text += content;
      },
      ondone: done.resolve,
    });
    await chat.opened();
    chat.send('Why?');
    await done.promise;
    expect(text).toBe('Because.');
  });

  it('finds a companion that was restarted, and asks it anew', async () => {
    const { ollama, companion, dataDir, addressOf } = await startArticleServer();
    const clock = createManualClock();
    const first = Promise.withResolvers<string>();
    let done = Promise.withResolvers<void>();
    let text = '';
    const chat = createReconnectingSocket(addressOf('/ws/chat'), {
      clock,
      retryDelay: 2000,
      maxRetries: 5,
      ontoken(content) {
        text += content;
        first.resolve(content);
      },
      ondone: () => done.resolve(),
    });
    await chat.opened();
    const answer = manual();
    ollama.script(answer, tokens(['Again.']));
    chat.send('Why?');
    answer.token('Be');
    await first.promise;
    const closed = chat.closed();
    await companion.stop();
    await closed;

    // Nobody listens: the first try fails, the second finds the new companion.
    const failed = chat.closed();
    clock.advance(2000);
    await failed;
    const upstreams = [{ kind: 'ollama' as const, url: ollama.url }];
    await startTestCompanion({ port: companion.port, dataDir, upstreams });
    const reopened = chat.opened();
    clock.advance(2000);
    await reopened;
    text = '';
    done = Promise.withResolvers();
    chat.send('Why?');
    await done.promise;
    expect(text).toBe('Again.');
  });
});
