/** Where a turn stands in its conversation: `follows` is the turn before it, null for one that begins the conversation. */
export interface TreeNode {
  readonly id: string;
  readonly follows: string | null;
}

/** The turns that lead to `leaf`, the earliest first, as far as they are known. */
export function pathTo<N extends TreeNode>(nodes: ReadonlyMap<string, N>, leaf: string | null): N[] {
  const path = new Set<N>();
  // What a companion sends may be anything: a turn that leads to itself must not hang the panel.
  for (let id = leaf; id !== null; ) {
    const node = nodes.get(id);
    if (!node || path.has(node)) break;
    path.add(node);
    id = node.follows;
  }
  return [...path].reverse();
}

/** All turns that follow the same one as `node`, itself among them, in the order they were asked. */
export function branchesOf<N extends TreeNode>(nodes: ReadonlyMap<string, N>, node: N): N[] {
  return [...nodes.values()].filter(({ follows }) => follows === node.follows);
}

/**
 * Where the branch that begins with `node` ends: the way goes through what was `chosen` last at each fork, else through
 * what was asked last.
 */
export function leafUnder<N extends TreeNode>(
  nodes: ReadonlyMap<string, N>,
  node: N,
  chosen: ReadonlyMap<string | null, string>,
): N {
  const latest = new Map([...nodes.values()].map((child) => [child.follows, child]));
  const passed = new Set<N>();
  for (let end = node; ; ) {
    const next = nodes.get(chosen.get(end.id) ?? '') ?? latest.get(end.id);
    if (!next || passed.has(next)) return end;
    passed.add(next);
    end = next;
  }
}
