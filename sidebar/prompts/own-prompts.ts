import type { Task } from '../../protocol/task.ts';

/** A prompt that comes with Aside; its words are in the catalogue. */
interface OwnPrompt {
  /** What it asks of the companion while nobody has changed it: such a task can do more than its words, as for long pages. */
  task?: Exclude<Task, 'chat'>;
  isPinned?: true;
}

/** Those that come with Aside, in the order in which they stand until somebody moves them. */
export const OWN_PROMPTS = {
  explain: { task: 'explain', isPinned: true },
  summarise: { task: 'summarise', isPinned: true },
  translate: { task: 'translate', isPinned: true },
  'key-points': {},
  simplify: {},
  reply: {},
  'fix-grammar': {},
  shorten: {},
  'find-flaws': {},
  quiz: {},
} as const satisfies Record<string, OwnPrompt>;

export type OwnPromptId = keyof typeof OWN_PROMPTS;

export function isOwnPrompt(id: string): id is OwnPromptId {
  return Object.hasOwn(OWN_PROMPTS, id);
}

export function ownPrompt(id: OwnPromptId): OwnPrompt {
  return OWN_PROMPTS[id];
}
