import { attributeOf } from '../attribute-of.ts';
/**
 * What a reader opens with a click that shows nothing else: the answers of an accordion, the other tabs of a set and what
 * `details` folds. They are as much a part of the page as what is open by chance. Menus, which open the same way, are not.
 */
export interface Disclosures {
  /** Whether a button is a question, or the title of a part, and not a tool; what it opens is remembered. */
  takesButton(button: Element): boolean;
  /** Whether a hidden element is what such a button opens. */
  opens(element: Element): boolean;
}

const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"], dt, summary, legend';
export const TOOLS =
  'nav, header, [role="navigation"], [role="menubar"], [role="menu"], [role="toolbar"], [role="banner"]';

export function createDisclosures(): Disclosures {
  const panels = new WeakSet<Element>();

  return {
    takesButton(button) {
      const heading = button.closest(HEADINGS);
      const panel = panelOf(button, heading);
      const isAccordion = panel !== undefined && button.closest(TOOLS) === null && !isMenu(panel);
      if (isAccordion && button.hasAttribute('aria-expanded')) panels.add(panel);
      return heading !== null || (isAccordion && isQuestion(button));
    },
    opens: (element) => panels.has(element),
  };
}

/** The element that a button says it controls, else what follows the heading that it is in. */
function panelOf(button: Element, heading: Element | null): Element | undefined {
  if (!button.hasAttribute('aria-expanded') || button.hasAttribute('aria-haspopup')) return undefined;
  const id = attributeOf(button, 'aria-controls');
  const named = id ? (button.getRootNode() as Document | ShadowRoot).getElementById(id) : null;
  return named ?? heading?.nextElementSibling ?? undefined;
}

/** Without a heading around it, only what reads like one. */
function isQuestion(button: Element): boolean {
  const text = button.textContent.trim();
  return text.endsWith('?') || text.length >= 20;
}

/** More links than text. */
export function isMenu(panel: Element): boolean {
  if (panel.matches('[role="menu"], [role="listbox"], nav')) return true;
  const links = [...panel.querySelectorAll('a')].reduce((sum, link) => sum + link.textContent.trim().length, 0);
  return links > 0.5 * panel.textContent.trim().length;
}
