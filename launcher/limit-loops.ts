import type { Plugin } from 'vite';

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

/** Each 256th round of all loops together looks at the clock. `sidebar/diagrams/frame/time-limit.ts` sets the deadline. */
const ASK =
  'var asideRounds=0;function asideRound(){if(!(++asideRounds&255)&&performance.now()>globalThis.asideDeadline)throw new Error("Out of time")}';

interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  body?: SyntaxNode;
}

/** Ends every loop of the scripts that `entry` names when the time is over that was set for it. */
export function limitLoops(entry: RegExp): Plugin {
  return {
    name: 'aside:limit-loops',
    apply: 'build',
    renderChunk(code, chunk) {
      if (!chunk.isEntry || !Object.keys(chunk.modules).some((id) => entry.test(id))) return null;
      return { code: limitLoopsOf(code, this.parse(code) as unknown as SyntaxNode), map: null };
    },
  };
}

/** @param program `code`, parsed */
export function limitLoopsOf(code: string, program: SyntaxNode): string {
  const insertions: { at: number; text: string }[] = [];
  for (const { body } of loopsIn(program)) {
    if (!body) continue;
    if (body.type === 'BlockStatement') insertions.push({ at: body.start + 1, text: 'asideRound();' });
    else insertions.push({ at: body.start, text: '{asideRound();' }, { at: body.end, text: '}' });
  }
  let limited = '';
  let from = 0;
  // Stable, so that of two loops in one place the outer one comes first; of two that end there the braces are equal.
  for (const { at, text } of insertions.toSorted((one, other) => one.at - other.at)) {
    limited += code.slice(from, at) + text;
    from = at;
  }
  return ASK + limited + code.slice(from);
}

function loopsIn(program: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const waiting: unknown[] = [program];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if ('type' in value && LOOPS.has(String(value.type))) found.push(value as SyntaxNode);
    waiting.push(...Object.values(value));
  }
  return found;
}
