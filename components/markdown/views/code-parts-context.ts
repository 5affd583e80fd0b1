import { type ComponentType, createContext } from 'preact';
import type { Drawing } from '../../../sidebar/diagrams/diagram-messages.ts';
import type { CodeTools } from '../../../sidebar/state/code-tools.ts';

export interface CodeButtonsProps {
  tools: CodeTools;
  info: string;
  code: string;
  /** Whether a diagram is wanted in place of the code, and how to change that. Not there for other code. */
  diagram?: { isWanted: boolean; want(isWanted: boolean): void; drawing: Drawing | undefined };
}

/** What only a panel has above and below a block of code. */
export interface CodeParts {
  Buttons: ComponentType<CodeButtonsProps>;
  Diagram: ComponentType<{ tools: CodeTools; code: string; onDrawn(drawing: Drawing | undefined): void }>;
}

/** The card in a page has none and does without their code. */
export const CodePartsContext = createContext<CodeParts | null>(null);
