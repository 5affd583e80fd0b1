/** What may stand in a prompt between `{{` and `}}`, beside questions of its own. */
export const PLACEHOLDERS = ['page', 'selection', 'title', 'url', 'clipboard', 'language'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** A piece of a prompt; all `raw` in a row are the prompt, whatever stands in it. */
export type PromptPiece =
  | { kind: 'text'; raw: string }
  | { kind: Placeholder; raw: string }
  /** What the person is asked before it is sent; empty: nothing is said of what is wanted. */
  | { kind: 'ask'; raw: string; question: string }
  /** Looks like a placeholder and is none that is known. */
  | { kind: 'unknown'; raw: string };

export function parsePrompt(text: string): PromptPiece[] {
  const pieces: PromptPiece[] = [];
  let end = 0;
  // None stands in another: of nested braces the inner ones count, and the rest is text.
  for (const { 0: raw, 1: inner = '', index } of text.matchAll(/\{\{([^{}]*)\}\}/g)) {
    if (index > end) pieces.push({ kind: 'text', raw: text.slice(end, index) });
    pieces.push(toPiece(raw, inner.trim()));
    end = index + raw.length;
  }
  if (end < text.length) pieces.push({ kind: 'text', raw: text.slice(end) });
  return pieces;
}

function toPiece(raw: string, inner: string): PromptPiece {
  const name = inner.toLowerCase();
  const known = PLACEHOLDERS.find((each) => each === name);
  if (known) return { kind: known, raw };
  const question = /^ask\s*:(.*)$/is.exec(inner)?.[1];
  if (question !== undefined) return { kind: 'ask', raw, question: question.replace(/\s+/g, ' ').trim() };
  return inner === '' ? { kind: 'text', raw } : { kind: 'unknown', raw };
}

/** The questions of a prompt, each once. */
export function questionsOf(pieces: readonly PromptPiece[]): string[] {
  return [...new Set(pieces.flatMap((piece) => (piece.kind === 'ask' ? [piece.question] : [])))];
}

/** What is put in the place of a placeholder. */
export interface Filling {
  /** Undefined: it stays as it is. */
  [kind: string]: string | undefined;
}

/**
 * The words of a prompt. What goes along with them is not repeated: its placeholder goes where it has a line for itself, and
 * else becomes what is given for it. What is filled in is not looked through for placeholders again.
 */
export function fillPrompt(
  pieces: readonly PromptPiece[],
  filling: Filling,
  answers: ReadonlyMap<string, string> = new Map(),
): string {
  const said: string[] = [];
  pieces.forEach((piece, index) => {
    const isAttached = (piece.kind === 'page' || piece.kind === 'selection') && filling[piece.kind] !== undefined;
    if (isAttached && standsAlone(pieces[index - 1], pieces[index + 1])) {
      const before = said.pop();
      if (before !== undefined) said.push(withoutLastLines(before));
    } else if (piece.kind === 'ask') said.push(answers.get(piece.question) ?? piece.raw);
    else said.push(piece.kind === 'text' ? piece.raw : (filling[piece.kind] ?? piece.raw));
  });
  return said.join('').trim();
}

function standsAlone(before: PromptPiece | undefined, after: PromptPiece | undefined): boolean {
  return (before?.raw.endsWith('\n') ?? true) && (after?.raw.startsWith('\n') ?? true);
}

function withoutLastLines(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
