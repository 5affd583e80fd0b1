import mermaid from 'mermaid';
import { type DiagramReply, type DiagramRequest, MOST_CODE_CHARS } from '../diagram-messages.ts';
import { hasTimeLeft, limitTime } from './time-limit.ts';

/** How long a drawing may take, in milliseconds. */
const MOST_TIME_MS = 4_000;
const MOST_EDGES = 1_000;
const FONT = 'system-ui, "Segoe UI", Roboto, sans-serif';

/** What no diagram may set for itself. Mermaid's own list does not have the last ones. */
const NOT_ITS_OWN = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'htmlLabels',
  'dompurifyConfig',
  'themeCSS',
  'fontFamily',
  'altFontFamily',
  'arrowMarkerAbsolute',
  'logLevel',
];

/** Never throws. */
export async function drawWithMermaid({ code, isDark }: DiagramRequest): Promise<DiagramReply> {
  if (code.length > MOST_CODE_CHARS) return { kind: 'failed', failure: 'large' };
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    secure: NOT_ITS_OWN,
    suppressErrorRendering: true,
    maxTextSize: MOST_CODE_CHARS,
    maxEdges: MOST_EDGES,
    // HTML inside an image is not shown everywhere.
    htmlLabels: false,
    theme: isDark ? 'dark' : 'default',
    fontFamily: FONT,
    logLevel: 'fatal',
  });
  limitTime(MOST_TIME_MS);
  try {
    const { svg } = await mermaid.render('diagram', code);
    return hasTimeLeft() ? toReply(svg) : { kind: 'failed', failure: 'slow' };
  } catch (error) {
    if (!hasTimeLeft()) return { kind: 'failed', failure: 'slow' };
    return describe(error, code);
  }
}

/** Mermaid writes for a page: its SVG takes the page's width, and need not be XML. */
function toReply(markup: string): DiagramReply {
  const svg = new DOMParser().parseFromString(markup, 'text/html').querySelector('svg');
  if (!svg) return { kind: 'failed', failure: 'unknown' };
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const title = svg.querySelector(':scope > title, [class$="titletext" i]')?.textContent?.trim() ?? '';
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.style.removeProperty('max-width');
  return { kind: 'drawn', svg: new XMLSerializer().serializeToString(svg), width, height, title };
}

function describe(error: unknown, code: string): DiagramReply {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'UnknownDiagramError') return { kind: 'failed', failure: 'unknown' };
  if (/too many|maximum|exceed/i.test(message)) return { kind: 'failed', failure: 'large' };
  // Mermaid takes what stands before the diagram away and counts the lines of the rest.
  const line = /^\s*(?:---|%%)/m.test(code) ? undefined : Number(/\bline:? (\d+)/i.exec(message)?.[1]);
  return { kind: 'failed', failure: 'mistake', ...(line && { line }) };
}
