import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  branchesOf,
  leafUnder,
  pathTo,
  type TreeNode,
} from '../../../../sidebar/state/conversation/conversation-tree.ts';

function tree(...nodes: [id: string, follows: string | null][]): Map<string, TreeNode> {
  return new Map(nodes.map(([id, follows]) => [id, { id, follows }]));
}

const ids = (nodes: TreeNode[]) => nodes.map(({ id }) => id);

const forked = tree(['a', null], ['b', 'a'], ['c', 'b'], ['d', 'a'], ['e', 'd'], ['f', 'd']);

describe('a tree of turns', () => {
  it('has one path to each turn', () => {
    expect(ids(pathTo(forked, 'f'))).toEqual(['a', 'd', 'f']);
    expect(pathTo(forked, null)).toEqual([]);
  });

  it('has a path that begins where it is known', () => {
    expect(ids(pathTo(tree(['c', 'b'], ['d', 'c']), 'd'))).toEqual(['c', 'd']);
  });

  it('has the turns that follow the same one as branches', () => {
    const b = forked.get('b') as TreeNode;
    expect(ids(branchesOf(forked, b))).toEqual(['b', 'd']);
  });

  it('leads to what was asked last, or through what was chosen', () => {
    const a = forked.get('a') as TreeNode;
    expect(leafUnder(forked, a, new Map()).id).toBe('f');
    expect(leafUnder(forked, a, new Map([['a', 'b']])).id).toBe('c');
    expect(leafUnder(forked, a, new Map([['d', 'e']])).id).toBe('e');
    expect(leafUnder(forked, a, new Map([['a', 'unknown']])).id).toBe('f');
  });

  it('hangs nobody, whatever follows whatever', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const any = fc.array(fc.tuple(name, fc.option(name)), { minLength: 1 });
    fc.assert(
      fc.property(any, name, (nodes, end) => {
        const nodesById = tree(...nodes);
        const path = pathTo(nodesById, end);
        expect(new Set(path).size).toBe(path.length);
        for (const node of nodesById.values())
          expect(nodesById.has(leafUnder(nodesById, node, new Map()).id)).toBe(true);
      }),
    );
  });
});
