import { frameBody } from './copy/rendered-children.ts';
import { EDITORS } from './editor-texts.ts';

/** Whether a page has an editor, also in its frames of the same site and in open shadow roots. */
export function hasEditors(root: Document | ShadowRoot): boolean {
  if (root.querySelector(EDITORS)) return true;
  for (const element of root.querySelectorAll('*')) {
    const inside = element.shadowRoot ?? frameBody(element)?.ownerDocument;
    if (inside && hasEditors(inside)) return true;
  }
  return false;
}
