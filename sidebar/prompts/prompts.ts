import { type Signal, signal } from '@preact/signals';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { readClipboard } from './clipboard.ts';
import { createPromptDrafts, type PromptDrafts } from './prompt-draft.ts';
import { createPromptLibrary, type PromptCopy, type PromptLibrary } from './prompt-library.ts';
import { createPromptUse, type PromptUse, type PromptUseOptions } from './prompt-use.ts';

/** Prompts as a panel has them: the library, and the composer that they are used in. */
export interface Prompts {
  readonly library: PromptLibrary;
  readonly use: PromptUse;
  readonly drafts: PromptDrafts;
  /** Whether the library is on the screen. */
  readonly isOpen: Signal<boolean>;
}

export interface PromptsOptions extends Omit<PromptUseOptions, 'readClipboard'> {
  connection: Pick<CompanionConnection, 'state' | 'openChannel' | 'request'>;
  settings: PromptCopy;
}

export function createPrompts(options: PromptsOptions): Prompts & { dispose(): void } {
  const { connection, settings, beside } = options;
  const library = createPromptLibrary({
    connection,
    settings,
    words: options.speech,
  });
  return {
    library,
    use: createPromptUse({ ...options, readClipboard: () => readClipboard(beside?.browser) }),
    drafts: createPromptDrafts(),
    isOpen: signal(false),
    dispose: library.dispose,
  };
}
