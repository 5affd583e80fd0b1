import { attributeOf } from '../attribute-of.ts';
import { isMenu, TOOLS } from './disclosures.ts';

/**
 * Whether a hidden element is called a tab's or an accordion's panel, and what opens it can be seen. A page as a whole is
 * read with such panels; a selection is not, since nobody selects what is hidden.
 */
export function opensByName(element: Element): boolean {
  const names = `${attributeOf(element, 'class')} ${element.id}`;
  const isPanel = ROLES.test(attributeOf(element, 'role')) || PANELS.test(names);
  if (!isPanel || element.closest(TOOLS) || isMenu(element)) return false;
  return openersOf(element).some(isShownOpener);
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
  const label = attributeOf(panel, 'aria-labelledby');
  const labelling = label ? root.getElementById(label) : null;
  if (attributeOf(panel, 'role') === 'region') return [labelling].filter((opener) => opener !== null);
  const first = panel.classList[0];
  const siblings = [...(panel.parentElement?.children ?? [])].filter((child) => child !== panel);
  const others = first ? siblings.filter((child) => child.classList[0] === first) : [];
  return [naming, labelling, panel.previousElementSibling, ...others].filter((opener) => opener !== null);
}

/** Only what a reader sees can be clicked. */
function isShownOpener(opener: Element): boolean {
  const { width, height } = opener.getBoundingClientRect();
  return width > 1 && height > 1 && opener.closest(TOOLS) === null && opener.textContent.trim() !== '';
}
