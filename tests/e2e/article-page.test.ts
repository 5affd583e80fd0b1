import type { Page } from 'puppeteer-core';
import { expect, it, onTestFinished } from 'vitest';
import { manual } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openStage } from './stage.ts';
import { startWebsite } from './website.ts';

/** The article's page, word for word but for the address of its socket. */
const ARTICLE_PAGE = `
<div id="output"></div>
<input id="msg" type="text" placeholder="Ask something..." />
<button onclick="send()">Send</button>
<button onclick="ws.close()">Stop</button>

<script>
const ws = new WebSocket("ws://" + location.hash.slice(1) + "/ws/chat");
const output = document.getElementById("output");

ws.onmessage = (event) => {
  const data = JSON.parse(event.data);
  if (data.type === "token") {
    output.textContent += data.content;
  } else if (data.type === "done") {
    output.textContent += "\\n\\n";
  }
};

function send() {
  const message = document.getElementById("msg").value;
  output.textContent = "";
  ws.send(JSON.stringify({ message, model: "llama3.2" }));
}
</script>`;

describeInBrowser('headless', "the article's page in a browser", () => {
  it('streams from an origin that is listed, and Stop closes the upstream', async () => {
    const { page, ollama } = await openArticlePage({ isListed: true });
    const answer = manual();
    ollama.script(answer);

    // The article's page sends without asking whether it is connected.
    await until('the socket is open', () => page.evaluate('ws.readyState === WebSocket.OPEN'));
    await page.type('#msg', 'What is a stream?');
    await page.click('button:first-of-type');
    const request = await ollama.nextRequest();
    expect(request.body.messages.at(-1)).toEqual({ role: 'user', content: 'What is a stream?' });
    expect(request.headers.origin).toBeUndefined();

    answer.token('A river');
    await until('the first token is shown', async () => (await output(page)) === 'A river');
    answer.token(' of lines.');
    answer.done();
    await until('the end is shown', async () => (await output(page)) === 'A river of lines.\n\n');

    const endless = manual();
    ollama.script(endless);
    await page.click('button:first-of-type');
    const stopped = await ollama.nextRequest();
    endless.token('And');
    await until('it streams again', async () => (await output(page)) === 'And');
    await page.click('button:last-of-type');
    expect(await stopped.closed).toBe('aborted');
  });

  it('gets no connection from an origin that is not listed', async () => {
    const { page, ollama } = await openArticlePage({ isListed: false });
    await until('the socket has closed', () => page.evaluate('ws.readyState === WebSocket.CLOSED'));
    expect(ollama.requests.filter(({ path }) => path === '/api/chat')).toEqual([]);
  });
});

async function openArticlePage({ isListed }: { isListed: boolean }) {
  const site = await startWebsite({ '/': ARTICLE_PAGE });
  onTestFinished(() => site.dispose());
  const flags = isListed ? ['--origin', `http://localhost:${site.port}`] : [];
  const stage = await openStage({ flags, ollama: { models: [{ name: 'llama3.2:latest' }] } });
  const page = await stage.browser.openPage(`http://localhost:${site.port}/#${stage.companion.address}`);
  return { ...stage, site, page };
}

const output = (page: Page) => page.$eval('#output', (element) => element.textContent);
