import { expect, it, vi } from 'vitest';
import { LOAD_STYLES } from '../../launcher/load-styles.ts';

interface FakeLink {
  href: string;
  rel: string;
  onload?(): void;
  onerror?(): void;
  remove(): void;
}

/** A document with one style, and the loader as a page has it. */
async function open() {
  const links: FakeLink[] = [];
  const create = () => {
    const link: FakeLink = { href: '', rel: '', remove: () => void links.splice(links.indexOf(link), 1) };
    return link;
  };
  vi.stubGlobal('document', {
    createElement: create,
    head: { append: (link: FakeLink) => void links.push(link) },
    querySelector: (selector: string) => (selector === 'link[href="/own.css"]' ? {} : null),
  });
  const url = `data:text/javascript,${encodeURIComponent(`${LOAD_STYLES}// ${Math.random()}`)}`;
  const { __vitePreload: preload } = await import(/* @vite-ignore */ url);
  return { links, preload: preload as (load: () => unknown, files?: string[]) => Promise<unknown> };
}

it('loads a part once its styles are there, and each style once', async () => {
  const { links, preload } = await open();
  const load = vi.fn(() => 'part');
  const loading = preload(load, ['own.css', 'a.css', 'b.js']);
  const other = preload(load, ['a.css']);
  expect(links.map(({ rel, href }) => `${rel} ${href}`)).toEqual(['stylesheet /a.css', 'modulepreload /b.js']);
  await Promise.resolve();
  expect(load).not.toHaveBeenCalled();
  links[0]?.onload?.();
  expect(await Promise.all([loading, other, preload(load)])).toEqual(['part', 'part', 'part']);
});

it('fails without a style, and tries again the next time', async () => {
  const { links, preload } = await open();
  const loading = preload(() => 'part', ['a.css']);
  links[0]?.onerror?.();
  await expect(loading).rejects.toThrow('a.css');
  expect(links).toEqual([]);
  const again = preload(() => 'part', ['a.css']);
  links[0]?.onload?.();
  expect(await again).toBe('part');
});
