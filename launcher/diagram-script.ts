import type { Plugin } from 'vite';
import { limitLoops } from './limit-loops.ts';

/** Kinds that models hardly ever write, and a layout that only one of them uses. */
const LEFT_OUT =
  /\/mermaid\.core\/(?:swimlanes|wardley|cynefin|ishikawa|venn|railroad|abnf|ebnf|peg|info|architecture)[^/]*\.mjs$/;

const NOT_DRAWN = 'throw Object.assign(new Error("left out"), { name: "UnknownDiagramError" });';

/** Leaves out of Mermaid what it can do without. */
const leaveOut: Plugin = {
  name: 'aside:leave-out-of-mermaid',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    // Formulas would stand in HTML, and there is none in a drawing.
    return source === 'katex' && importer?.includes('/node_modules/mermaid/') ? '\0no-katex' : null;
  },
  load(id) {
    if (id === '\0no-katex') return 'export default undefined;';
    return LEFT_OUT.test(id) ? `export const diagram = undefined; export const render = undefined; ${NOT_DRAWN}` : null;
  },
};

/** What the script of the frame that draws needs beside a bundler. It changes no other script. */
export function diagramScript(): Plugin[] {
  return [leaveOut, limitLoops(/diagram-frame\.ts$/)];
}
