import { toMarkdown } from '../pages/markdown/page-markdown.ts';

/** What tells more than the plain text beside it does. Code that is pasted comes as `span`s and `div`s. */
const TELLING = 'h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, pre, b, strong, em, i, sub, sup';

/** In one of these a link's words are not in one line. */
const BLOCK = 'h1, h2, h3, h4, h5, h6, p, div, ul, ol, table, blockquote, pre, img';

const UNSHOWN = 'script, style, template, noscript, [hidden]';

/** HTML that is no page of its own, without what it hides. Nothing in it is loaded or run. */
export function parseRichText(html: string): HTMLElement {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const hidden of body.querySelectorAll(UNSHOWN)) hidden.remove();
  for (const styled of body.querySelectorAll('[style]')) {
    if (/display:\s*none/.test(styled.getAttribute('style') ?? '')) styled.remove();
  }
  return body;
}

/** Text with its structure, as Markdown; undefined where it has none. */
export function richTextToMarkdown(html: string, plain: string): string | undefined {
  const body = parseRichText(html);
  // Some programs wrap all that they copy in one of these, to say that it is not bold.
  for (const bold of body.querySelectorAll<HTMLElement>('b[style*="font-weight"]')) {
    if (/font-weight:\s*(?:normal|400)/.test(bold.getAttribute('style') ?? '')) bold.replaceWith(...bold.childNodes);
  }
  const hasLinks = writeLinks(body);
  if (!hasLinks && !body.querySelector(TELLING)) return undefined;
  const markdown = toMarkdown(body);
  // A copy that says less than the plain text does has lost something.
  return countWords(markdown) * 2 < countWords(plain) ? undefined : markdown;
}

/** Says whether there are any that tell more than the text does: a link by itself may be no more than where its words stood. */
function writeLinks(body: HTMLElement): boolean {
  const all = body.textContent?.trim();
  let isTelling = false;
  for (const link of body.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const words = link.textContent?.trim() ?? '';
    const address = URL.parse(link.getAttribute('href') ?? '');
    if (!address || !/^(?:https?|mailto):$/.test(address.protocol) || link.querySelector(BLOCK)) continue;
    const isNamed = words !== '' && words !== address.href && `${words}/` !== address.href;
    if (!isNamed || words === all) continue;
    isTelling = true;
    link.prepend('[');
    link.append(`](${address.href.replaceAll('(', '%28').replaceAll(')', '%29')})`);
  }
  return isTelling;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
