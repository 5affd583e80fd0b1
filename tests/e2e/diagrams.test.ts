import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { DIAGRAM, driveDiagram } from './diagram-driver.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

describeInBrowser('headless', 'a diagram in an answer', () => {
  it('is drawn when that is wanted, in a frame that can do nothing, and gives its code back', async () => {
    const { browser, ollama } = await openStage();
    const outside = await startOutside();
    const panel = await openPanelTab(browser);
    const diagram = driveDiagram(panel);
    ollama.script(tokens([DIAGRAM]));
    await panel.ask('How do storks fly?');
    await diagram.show();
    const drawn = await diagram.look();
    expect(drawn).toMatchObject({ alt: 'How storks fly', hasCode: false, frames: 0, said: '' });
    expect(drawn.svg).toContain('Stork');
    await panel.press('Show the code');
    await until('the code is back', async () => {
      const { hasImage, hasCode } = await diagram.look();
      return hasCode && !hasImage;
    });

    expect(await diagram.tryFrame(outside.address)).toEqual({
      interfaces: [],
      fetched: 'TypeError',
      parent: 'SecurityError',
    });
    expect(outside.visits).toEqual([]);
  });

  it('that is hostile runs, links and loads nothing, and one that cannot be drawn says why beside its code', async () => {
    const { browser, ollama } = await openStage();
    const outside = await startOutside();
    const panel = await openPanelTab(browser);
    const diagram = driveDiagram(panel);
    ollama.script(tokens([hostile(outside.address)]));
    await panel.ask('Draw me something.');
    await diagram.show();
    const { svg } = await diagram.look();
    expect(svg).not.toMatch(/javascript:|onerror|<script|<image|foreignObject|href="(?!#)/i);
    expect(svg).not.toContain(outside.address);

    const pictured = `flowchart TD\n  A@{ img: "${outside.address}/picture.png", label: "x", w: 60, h: 60 }`;
    for (const [code, words] of [...FAILING, [pictured, 'This diagram has a mistake']] as const) {
      ollama.script(tokens([`\`\`\`mermaid\n${code}\n\`\`\``]));
      await panel.press('New chat');
      await panel.ask('And this?');
      await panel.press('Show as a diagram');
      await panel.shows(words);
      expect(await diagram.look()).toMatchObject({ hasImage: false, hasCode: true, frames: 0 });
    }
    expect(outside.visits).toEqual([]);
  });
});

const FAILING = [
  ['flowchart TD\n  A --> B\n  A -->', 'This diagram has a mistake in line'],
  ['a stork', 'Aside can’t draw this kind of diagram.'],
  [`flowchart TD\n${'%'.repeat(30_000)}`, 'This diagram is too large to draw.'],
  ['block-beta\n  columns 2\n  space:900000000\n  a', 'took too long'],
] as const;

function hostile(address: string): string {
  return `\`\`\`mermaid
%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}, "themeCSS": "@import url(${address}/css);", "fontFamily": "x;} @import url(${address}/font); a{"}}%%
flowchart TD
  A["<img src='${address}/img' onerror='alert(1)'> and <b>more</b>"] --> B["<script>alert(1)</script>plain"]
  click A "javascript:alert(1)"
  click B href "${address}/link"
\`\`\``;
}

/** Some other server, which nothing may ask. */
async function startOutside() {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { visits, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
