/** What the panel and the frame that draws say to each other. The frame is not trusted: it has read what a model wrote. */

/** To the frame, once it has said `FRAME_READY`. */
export interface DiagramRequest {
  code: string;
  isDark: boolean;
}

export const FRAME_READY = 'ready';

/** The longest diagram that is drawn, in characters. */
export const MOST_CODE_CHARS = 20_000;
/** The longest drawing that is shown, in characters. */
export const MOST_SVG_CHARS = 1_000_000;
/** The longest side of a drawing, in pixels. */
const MOST_PIXELS = 30_000;
const MOST_TITLE_CHARS = 200;
const MOST_LINE = 1_000_000;

const FAILURES = ['mistake', 'unknown', 'slow', 'large'] as const;
/** `unknown`: it is no diagram, or one of a kind that is not drawn. */
export type DiagramFailure = (typeof FAILURES)[number];

export interface Drawing {
  /** A whole document of its own. */
  svg: string;
  /** In pixels. */
  width: number;
  height: number;
  /** As the diagram calls itself; empty when it does not. */
  title: string;
}

export type DiagramReply =
  | ({ kind: 'drawn' } & Drawing)
  /** @param line where the mistake is, counted from 1 */
  | { kind: 'failed'; failure: DiagramFailure; line?: number };

/** Undefined for anything that is no reply. */
export function parseDiagramReply(data: unknown): DiagramReply | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const said = data as Record<string, unknown>;
  if (said.kind === 'failed') {
    const failure = FAILURES.find((known) => known === said.failure);
    if (!failure) return undefined;
    return { kind: 'failed', failure, ...(isWithin(said.line, MOST_LINE) && { line: Math.floor(said.line) }) };
  }
  const { kind, svg, width, height, title } = said;
  if (kind !== 'drawn' || typeof svg !== 'string' || typeof title !== 'string') return undefined;
  if (!isWithin(width, Number.MAX_VALUE) || !isWithin(height, Number.MAX_VALUE)) return undefined;
  if (svg.length > MOST_SVG_CHARS || Math.max(width, height) > MOST_PIXELS) return { kind: 'failed', failure: 'large' };
  return { kind, svg, width, height, title: title.slice(0, MOST_TITLE_CHARS) };
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && value >= 1 && value <= most;
}
