import type { FrameSelection } from './frame-selection.ts';

/** The frame whose selection was made last, or the site of a frame that may hold it and is closed to us. */
export type LastSelection = { kind: 'frame'; frame: FrameSelection } | { kind: 'closed'; site: string } | undefined;

/**
 * Selecting in a frame gives it the focus, so the last selection is where the focus is. A frame that has the focus and
 * nothing selected leaves it to those around it, and then to any other. Undefined when nothing is selected.
 *
 * @param frames those that could be read
 */
export function findLastSelection(frames: readonly FrameSelection[]): LastSelection {
  const at = (path: readonly number[]) => frames.find((frame) => frame.path.join() === path.join());
  const chain: FrameSelection[] = [];
  for (let frame = at([]); frame; ) {
    chain.unshift(frame);
    const { focused } = frame;
    if (!focused) break;
    const next = at([...frame.path, focused.index]);
    // An older selection around it is not what the reader means.
    if (!next) return { kind: 'closed', site: focused.site };
    frame = chain.includes(next) ? undefined : next;
  }
  if (chain[0]?.isSecret) return undefined;
  const found = [...chain, ...frames].find(({ text }) => text !== '');
  return found && { kind: 'frame', frame: found };
}
