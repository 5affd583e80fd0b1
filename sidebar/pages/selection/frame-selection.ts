import { activeElement } from '../../browser/active-element.ts';
import type { PageEnvironment } from '../copy/page-environment.ts';
import { readSelectedText } from './selected-text.ts';

/** What one frame of a tab tells: what is selected in it, and where the focus is, which the last selection brought. */
export interface FrameSelection {
  /** With its line breaks, formulas and lists; empty when nothing is selected. */
  text: string;
  /** The paragraph that it stands in; empty where that says no more. */
  around?: string;
  title: string;
  url: string;
  language: string;
  /** Which frame of which frame it is, counted from the top; empty for the page itself. */
  path: number[];
  /** Whether the focus is in a password: what is selected elsewhere is older, and a password is never read. */
  isSecret?: true;
  /** The frame in it that has the focus. */
  focused?: { index: number; site: string };
}

export function readFrameSelection(environment: PageEnvironment): FrameSelection {
  const { document } = environment;
  const view = document.defaultView;
  const active = activeElement(document);
  const focused = view ? focusedFrame(view, active) : undefined;
  const isSecret = active?.localName === 'input' && (active as HTMLInputElement).type === 'password';
  return {
    ...readSelectedText(environment),
    title: document.title,
    url: document.location.href,
    language: document.documentElement.lang,
    path: view ? pathOf(view) : [],
    ...(isSecret && { isSecret }),
    ...(focused && { focused }),
  };
}

function focusedFrame(view: Window, active: Element | null): FrameSelection['focused'] {
  if (active?.localName !== 'iframe' && active?.localName !== 'frame') return undefined;
  const frame = active as HTMLIFrameElement;
  const site = URL.parse(frame.src, frame.baseURI)?.hostname ?? '';
  return { index: indexIn(view, frame.contentWindow), site };
}

/** Windows of other sites may be compared, though not looked into. */
function pathOf(view: Window): number[] {
  const path: number[] = [];
  for (let at: Window = view; at !== at.parent; at = at.parent) path.unshift(indexIn(at.parent, at));
  return path;
}

function indexIn(parent: Window, child: Window | null): number {
  for (let index = 0; index < parent.length; index++) if (parent[index] === child) return index;
  return -1;
}
