import type { ReadonlySignal } from '@preact/signals';
import type { DiagramReply } from './diagram-messages.ts';
import { drawInFrame } from './draw-in-frame.ts';
import { followDark } from './follow-dark.ts';

/** Draws what answers describe. */
export interface Diagrams {
  readonly isDark: ReadonlySignal<boolean>;
  /** Never rejects; once `signal` is aborted it never resolves. */
  draw(code: string, isDark: boolean, signal: AbortSignal): Promise<DiagramReply>;
}

let diagrams: Diagrams | undefined;

/** One for the whole page, whose look it follows. */
export function openDiagrams(): Diagrams {
  diagrams ??= { isDark: followDark(), draw: drawInFrame };
  return diagrams;
}
