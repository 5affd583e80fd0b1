import { expect, it, vi } from 'vitest';

it('reads closed roots where an extension may, and none of what Aside itself has put into the page', async () => {
  const roots = new Map<Element, ShadowRoot>();
  vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot: (element: Element) => roots.get(element) ?? null } });
  vi.resetModules();
  const { renderedChildren } = await import('../../../../sidebar/pages/copy/rendered-children.ts');
  vi.unstubAllGlobals();
  const saidIn = (name: string) => {
    const element = document.createElement(name);
    const root = element.attachShadow({ mode: 'closed' });
    root.textContent = 'said';
    roots.set(element, root);
    return Array.from(renderedChildren(element), ({ textContent }) => textContent);
  };
  expect(saidIn('page-part')).toEqual(['said']);
  expect([saidIn('aside-card'), saidIn('aside-selection')]).toEqual([[], []]);
});
