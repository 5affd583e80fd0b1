/**
 * What a reader opens with a click that shows nothing else: the answers of an accordion, the other tabs of a set and what
 * `details` folds. They are as much a part of the page as what is open by chance. Menus, which open the same way, are not.
 */
export interface Disclosures {
  /** Whether a button is a question, or the title of a part, and not a tool; what it opens is remembered. */
  takesButton(button: Element): boolean;
  /** Whether a hidden element is what such a button opens. */
  opens(element: Element): boolean;
  /** Whether it is called a tab's or an accordion's panel, and what opens it can be seen. For a hidden element only. */
  opensByName(element: Element): boolean;
}

const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"], dt, summary, legend';
const TOOLS = 'nav, header, [role="navigation"], [role="menubar"], [role="menu"], [role="toolbar"], [role="banner"]';

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
    opensByName(element) {
      const names = `${element.getAttribute('class') ?? ''} ${element.id}`;
      const isPanel = ROLES.test(element.getAttribute('role') ?? '') || PANELS.test(names);
      if (!isPanel || element.closest(TOOLS) || isMenu(element)) return false;
      return openersOf(element).some(isShownOpener);
    },
  };
}

const ROLES = /^(tabpanel|region)$/;
/** Panels that say by their class alone what they are. */
const PANELS =
  /(^|[\s_-])(tab-?s?-?_*(pane|panel|content)|accordion\w*[-_]*(content|panel|body|text|answer|inner)|faq\w*[-_]*(answer|content|body)|(toggle|collaps\w*)[-_]*(content|body|panel|inner)|collapse|panel-collapse)($|[\s_-])/i;

/** What may open a panel: what names its id, what it is labelled by, the title before it, the panel that is open now. */
function openersOf(panel: Element): Element[] {
  const root = panel.getRootNode() as Document | ShadowRoot;
  const id = panel.id ? CSS.escape(panel.id) : '';
  const naming = id
    ? root.querySelector(
        `[aria-controls~="${id}"], [href="#${id}"], [data-target="#${id}"], [data-bs-target="#${id}"], [for="${id}"]`,
      )
    : null;
  const label = panel.getAttribute('aria-labelledby');
  const labelling = label ? root.getElementById(label) : null;
  if (panel.getAttribute('role') === 'region') return [labelling].filter((opener) => opener !== null);
  const first = panel.classList[0];
  const siblings = [...(panel.parentElement?.children ?? [])].filter((child) => child !== panel);
  const others = first ? siblings.filter((child) => child.classList[0] === first) : [];
  return [naming, labelling, panel.previousElementSibling, ...others].filter((opener) => opener !== null);
}

/** Only what a reader sees can be clicked. */
function isShownOpener(opener: Element): boolean {
  const { width, height } = opener.getBoundingClientRect();
  return width > 1 && height > 1 && opener.closest(TOOLS) === null && (opener.textContent ?? '').trim() !== '';
}

/** The element that a button says it controls, else what follows the heading that it is in. */
function panelOf(button: Element, heading: Element | null): Element | undefined {
  if (!button.hasAttribute('aria-expanded') || button.hasAttribute('aria-haspopup')) return undefined;
  const id = button.getAttribute('aria-controls');
  const named = id ? (button.getRootNode() as Document | ShadowRoot).getElementById(id) : null;
  return named ?? heading?.nextElementSibling ?? undefined;
}

/** Without a heading around it, only what reads like one. */
function isQuestion(button: Element): boolean {
  const text = button.textContent?.trim() ?? '';
  return text.endsWith('?') || text.length >= 20;
}

/** More links than text. */
function isMenu(panel: Element): boolean {
  if (panel.matches('[role="menu"], [role="listbox"], nav')) return true;
  const links = [...panel.querySelectorAll('a')].reduce((sum, link) => sum + (link.textContent?.trim().length ?? 0), 0);
  return links > 0.5 * (panel.textContent?.trim().length ?? 0);
}
