import { Component, type ComponentChild } from 'preact';
import type { Block } from '../lexing/block.ts';
import { BlockView } from './BlockView.tsx';

/** How many blocks are compared as one. */
export const GROUP_SIZE = 16;

interface Props {
  blocks: readonly Block[];
  /** Index of the first of its blocks. */
  start: number;
}

/** Some neighbours among the blocks, left alone together: a long answer's update costs as much as a short one's. */
export class BlockGroup extends Component<Props> {
  override shouldComponentUpdate({ blocks, start }: Props): boolean {
    const before = this.props.blocks;
    for (let index = start; index < start + GROUP_SIZE; index++) {
      if (blocks[index] !== before[index]) return true;
    }
    return false;
  }

  override render({ blocks, start }: Props): ComponentChild {
    return blocks
      .slice(start, start + GROUP_SIZE)
      .map((block, index) => <BlockView key={start + index} block={block} />);
  }
}
