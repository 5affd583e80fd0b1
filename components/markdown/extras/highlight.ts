import { common, createLowlight } from 'lowlight';

const lowlight = createLowlight(common);

/** Longer code stays plain: highlighting it would hold the thread for too long. */
const MAX_CHARS = 20_000;

/** The code as elements with highlight.js's class names. */
export function highlight(code: string, language: string): DocumentFragment | undefined {
  const name = language.toLowerCase();
  if (code.length > MAX_CHARS || !lowlight.registered(name)) return undefined;
  const fragment = document.createDocumentFragment();
  appendAll(fragment, lowlight.highlight(name, code).children);
  return fragment;
}

type Nodes = ReturnType<typeof lowlight.highlight>['children'];

function appendAll(parent: Node, nodes: Nodes): void {
  for (const node of nodes) {
    if (node.type === 'text') parent.appendChild(document.createTextNode(node.value));
    if (node.type !== 'element') continue;
    const span = document.createElement('span');
    const names = node.properties.className;
    if (Array.isArray(names)) span.className = names.join(' ');
    appendAll(span, node.children as Nodes);
    parent.appendChild(span);
  }
}
