import { frameBody } from './copy/rendered-children.ts';
import { EDITORS } from './editor-texts.ts';

/** Whether a page has an editor, also in its frames of the same site and in open shadow roots. */
export function hasEditors(root: Document | ShadowRoot): boolean {
  if (root.querySelector(EDITORS)) return true;
  return [...root.querySelectorAll('*')].some((element) => {
    const inside = element.shadowRoot ?? frameBody(element)?.ownerDocument;
    return inside ? hasEditors(inside) : false;
  });
}
