import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { manual, tokens } from '../../helpers/fake-ollama-answers.ts';
import { startArticleServer } from './article-server.ts';

/** The article's hook without its framework: what it keeps as state, and what its two functions send. */
async function useChat(url: string) {
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  const state = { tokens: '', isStreaming: false };
  const received: string[] = [];
  let changed = Promise.withResolvers<void>();
  socket.onmessage = (event) => {
    const data = JSON.parse(String(event.data));
    received.push(data.type);
    if (data.type === 'token') state.tokens += data.content;
    else if (data.type === 'done') state.isStreaming = false;
    changed.resolve();
    changed = Promise.withResolvers();
  };
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  return {
    state,
    received,
    async until(isReached: () => boolean): Promise<void> {
      while (!isReached()) await changed.promise;
    },
    send(message: string) {
      state.tokens = '';
      state.isStreaming = true;
      socket.send(JSON.stringify({ message }));
    },
    cancel() {
      socket.send(JSON.stringify({ type: 'cancel' }));
      state.isStreaming = false;
    },
  };
}

describe("the article's hook", () => {
  it('streams until done', async () => {
    const { ollama, addressOf } = await startArticleServer();
    ollama.script(tokens(['Be', 'cause.']));
    const chat = await useChat(addressOf('/ws/chat'));
    chat.send('Why?');
    await chat.until(() => !chat.state.isStreaming);
    expect(chat.state.tokens).toBe('Because.');
  });

  it('stops the model with its cancel, and gets no token after cancelled', async () => {
    const { ollama, addressOf } = await startArticleServer();
    const answer = manual();
    ollama.script(answer, tokens(['new']));
    const chat = await useChat(addressOf('/ws/chat/cancellable'));
    chat.send('Why?');
    answer.token('Be');
    await chat.until(() => chat.state.tokens === 'Be');
    chat.cancel();
    await chat.until(() => chat.received.includes('cancelled'));
    expect(await (await ollama.nextRequest()).closed).toBe('aborted');
    chat.send('And now?');
    await chat.until(() => !chat.state.isStreaming);
    expect(chat.state.tokens).toBe('new');
    expect(chat.received).toEqual(['token', 'cancelled', 'token', 'done']);
  });

  it('that asks while an answer streams sees the old one end before the new one begins', async () => {
    const { ollama, addressOf } = await startArticleServer();
    const answer = manual();
    ollama.script(answer, tokens(['new']));
    const chat = await useChat(addressOf('/ws/chat/history'));
    chat.send('Why?');
    answer.token('old');
    await chat.until(() => chat.state.tokens === 'old');
    chat.send('And now?');
    await chat.until(() => !chat.state.isStreaming);
    expect(chat.state.tokens).toBe('new');
    expect(chat.received).toEqual(['token', 'cancelled', 'token', 'done']);
  });
});
