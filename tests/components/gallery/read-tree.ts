import type { Page } from 'puppeteer-core';

/** A node of the accessibility tree, as far as a screen reader tells of it. */
export interface HeardNode {
  role: string;
  name: string;
  /** Of a heading. */
  level?: number | undefined;
  isFocusable: boolean;
}

/** What a screen reader finds on a page, in the order in which it reads it. A modal dialog hides all that is behind it. */
export async function readTree(page: Page): Promise<HeardNode[]> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const heard: HeardNode[] = [];
  const read = (id: string): void => {
    const node = byId.get(id);
    if (!node) return;
    if (!node.ignored) {
      const property = (name: string) => node.properties?.find((each) => each.name === name)?.value.value;
      heard.push({
        role: String(node.role?.value ?? ''),
        name: String(node.name?.value ?? ''),
        level: property('level') as number | undefined,
        isFocusable: property('focusable') === true,
      });
    }
    for (const child of node.childIds ?? []) read(child);
  };
  const [root] = nodes;
  if (root) read(root.nodeId);
  return heard;
}
