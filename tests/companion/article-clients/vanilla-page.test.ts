import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { CHAT_PATHS } from '../../../protocol/version.ts';
import { manual, tokens } from '../../helpers/fake-ollama-answers.ts';
import { startArticleServer } from './article-server.ts';

/** The article's page: an output that grows with each token, a Send that empties it, a Stop that closes the socket. */
async function openPage(address: string) {
  const socket = new WebSocket(address);
  onTestFinished(() => socket.terminate());
  const output = { textContent: '' };
  const unknown: string[] = [];
  let changed = Promise.withResolvers<void>();
  socket.onmessage = (event) => {
    const data = JSON.parse(String(event.data));
    if (data.type === 'token') output.textContent += data.content;
    else if (data.type === 'done') output.textContent += '\n\n';
    else unknown.push(data.type);
    changed.resolve();
    changed = Promise.withResolvers();
  };
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  return {
    output,
    unknown,
    async shows(text: string): Promise<void> {
      while (output.textContent !== text) await changed.promise;
    },
    send(message: string) {
      output.textContent = '';
      socket.send(JSON.stringify({ message, model: 'llama3.2' }));
    },
    stop: () => socket.close(),
  };
}

describe("the article's page", () => {
  it.each(CHAT_PATHS)('shows an answer as it comes, and a paragraph at its end, on %s', async (path) => {
    const { ollama, addressOf } = await startArticleServer();
    const answer = manual();
    ollama.script(answer);
    const page = await openPage(addressOf(path));
    page.send('Why?');
    answer.token('Be');
    await page.shows('Be');
    answer.token('cause.');
    answer.done();
    await page.shows('Because.\n\n');
    expect(page.unknown).toEqual([]);
  });

  it('asks again on the same socket, with the conversation so far', async () => {
    const { ollama, addressOf } = await startArticleServer();
    ollama.script(tokens(['Because.']), tokens(['Since ever.']));
    const page = await openPage(addressOf('/ws/chat'));
    page.send('Why?');
    await page.shows('Because.\n\n');
    page.send('Since when?');
    await page.shows('Since ever.\n\n');
    await ollama.nextRequest();
    const { body } = await ollama.nextRequest();
    expect(body).toMatchObject({
      model: 'llama3.2',
      messages: [
        { role: 'user', content: 'Why?' },
        { role: 'assistant', content: 'Because.' },
        { role: 'user', content: 'Since when?' },
      ],
    });
  });

  it('stops the model when its Stop closes the socket', async () => {
    const { ollama, addressOf } = await startArticleServer();
    const answer = manual();
    ollama.script(answer);
    const page = await openPage(addressOf('/ws/chat'));
    page.send('Why?');
    answer.token('Be');
    await page.shows('Be');
    page.stop();
    expect(await (await ollama.nextRequest()).closed).toBe('aborted');
  });
});
