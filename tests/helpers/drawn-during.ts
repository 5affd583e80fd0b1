import { act } from '@testing-library/preact';
import { options, type VNode } from 'preact';

/** The names of the components that are drawn while something is done. */
export async function drawnDuring(run: () => Promise<void>): Promise<string[]> {
  const drawn: string[] = [];
  const { diffed } = options;
  options.diffed = (node: VNode) => {
    if (typeof node.type === 'function') drawn.push(node.type.name);
    diffed?.(node);
  };
  try {
    await act(run);
  } finally {
    if (diffed) options.diffed = diffed;
    else delete options.diffed;
  }
  return drawn;
}
