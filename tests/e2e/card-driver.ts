import type { CDPSession, Page } from 'puppeteer-core';
import { until } from '../helpers/until.ts';

/** A person at the in-page card. Its shadow root is closed, so it is looked at through the debugger and clicked by place. */
export interface CardDriver {
  /** Its visible text; undefined while there is no card. */
  text(): Promise<string | undefined>;
  shows(words: string): Promise<void>;
  press(button: string): Promise<void>;
  /** Draws the mouse over the text that has these words. */
  drag(words: string): Promise<void>;
  isGone(): Promise<void>;
}

type DomNode = Awaited<ReturnType<typeof readDocument>>;

export async function driveCard(page: Page): Promise<CardDriver> {
  const session = await page.createCDPSession();
  const find = async () => findNode(await readDocument(session), (node) => node.nodeName === 'ASIDE-CARD');
  const text = async () => {
    const card = await find();
    return card && textOf(card);
  };
  return {
    text,
    async shows(words) {
      let last: string | undefined;
      await until(`the card says "${words}"`, async () => {
        last = await text();
        return last?.includes(words);
      }).catch((cause) => {
        throw new Error(`the card says ${JSON.stringify(last)}, not "${words}"`, { cause });
      });
    },
    async press(button) {
      const node = await until(`the card has a button "${button}"`, async () => {
        const card = await find();
        return card && findNode(card, ({ attributes }) => attributes?.includes(button) === true);
      });
      const { model } = await session.send('DOM.getBoxModel', { backendNodeId: node.backendNodeId });
      const [left = 0, top = 0, , , right = 0, bottom = 0] = model.content;
      await page.mouse.click((left + right) / 2, (top + bottom) / 2);
    },
    async drag(words) {
      const card = await find();
      const node = card && findNode(card, (each) => each.nodeName === '#text' && each.nodeValue.includes(words));
      const { model } = await session.send('DOM.getBoxModel', { backendNodeId: node?.backendNodeId ?? 0 });
      const [left = 0, top = 0, , , right = 0, bottom = 0] = model.content;
      await page.mouse.move(left + 1, (top + bottom) / 2);
      await page.mouse.down();
      await page.mouse.move(right - 1, (top + bottom) / 2, { steps: 4 });
      await page.mouse.up();
    },
    async isGone() {
      await until('the card is gone', async () => (await find()) === undefined);
    },
  };
}

async function readDocument(session: CDPSession) {
  return (await session.send('DOM.getDocument', { depth: -1, pierce: true })).root;
}

function findNode(node: DomNode, isIt: (node: DomNode) => boolean): DomNode | undefined {
  if (isIt(node)) return node;
  for (const child of childrenOf(node)) {
    const found = findNode(child, isIt);
    if (found) return found;
  }
  return undefined;
}

function textOf(node: DomNode): string {
  if (node.nodeName === 'STYLE') return '';
  return node.nodeValue + childrenOf(node).map(textOf).join('');
}

function childrenOf(node: DomNode): DomNode[] {
  return [...(node.shadowRoots ?? []), ...(node.children ?? [])];
}
