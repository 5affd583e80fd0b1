import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { changePrompts, countPromptChars } from '../../protocol/change-prompts.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { KeptPrompt, PromptChange } from '../../protocol/prompts.ts';
import { randomUuid } from '../browser/random-uuid.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { CompanionRefusal } from '../connection/companion-refusal.ts';
import { watchTopic } from '../connection/watch-topic.ts';
import { listPrompts, type OwnWords, type Prompt } from './list-prompts.ts';
import { cleanName, type FilePrompt } from './prompt-file.ts';

/** How a change went. `conflict`: its words were changed somewhere else meanwhile. */
export type ChangeOutcome = 'done' | 'conflict' | 'failed';

/** How an import went. */
export interface ImportCounts {
  added: number;
  /** Were there with the same name and text, or twice in the file. */
  known: number;
  /** Didn't fit any more. */
  no_room: number;
}

/**
 * A person's library of prompts: the companion keeps it, and a copy here is what is shown, also while the companion is away.
 * Changes are shown at once, and taken back when the companion does not take them.
 */
export interface PromptLibrary {
  readonly prompts: ReadonlySignal<readonly Prompt[]>;
  /** Whether changes can be made now. */
  readonly canChange: ReadonlySignal<boolean>;
  /** Adds a prompt, last. */
  add(prompt: FilePrompt, isPinned?: boolean): Promise<ChangeOutcome>;
  /** Changes the words that somebody saw. */
  edit(prompt: Prompt, words: FilePrompt): Promise<ChangeOutcome>;
  pin(prompt: Prompt, isPinned: boolean): Promise<ChangeOutcome>;
  /** Moves a prompt by so many places among all. */
  move(prompt: Prompt, by: number): Promise<ChangeOutcome>;
  /** Takes a prompt out; one that comes with Aside is only hidden. `undo` brings it back as it was. */
  remove(prompt: Prompt): { outcome: Promise<ChangeOutcome>; undo(): Promise<ChangeOutcome> };
  /** Gives one that comes with Aside its own words again. */
  reset(prompt: Prompt): Promise<ChangeOutcome>;
  /** Adds those that are not there yet and fit, all or none. Null: none could be added. */
  take(prompts: readonly FilePrompt[]): Promise<ImportCounts | null>;
}

/** A library as the companion told it last, in this browser. */
export interface PromptCopy {
  readonly prompts: ReadonlySignal<readonly KeptPrompt[]>;
  keepPrompts(prompts: readonly KeptPrompt[]): void;
}

export interface PromptLibraryOptions {
  connection: Pick<CompanionConnection, 'state' | 'openChannel' | 'request'>;
  /** Where the copy is. */
  settings: PromptCopy;
  words: OwnWords;
}

const NO_LIMITS = { prompts: Number.POSITIVE_INFINITY, promptLibraryChars: Number.POSITIVE_INFINITY };

export function createPromptLibrary(options: PromptLibraryOptions): PromptLibrary & { dispose(): void } {
  const { connection, settings, words } = options;
  /** Sent, and not answered yet. */
  const pending = signal<readonly (readonly PromptChange[])[]>([]);

  const kept = computed(() => pending.value.reduce(applied, settings.prompts.value));
  const prompts = computed(() => listPrompts(kept.value, words));

  const { dispose } = watchTopic(connection, 'prompts', () => (message) => {
    if (message.type === 'prompts') settings.keepPrompts(message.prompts);
  });

  async function change(changes: readonly PromptChange[]): Promise<ChangeOutcome> {
    pending.value = [...pending.peek(), changes];
    const end = () => {
      pending.value = pending.peek().filter((each) => each !== changes);
    };
    try {
      await connection.request({ type: 'change_prompts', changes: [...changes] });
      // The library with the change in it came first.
      end();
      return 'done';
    } catch (error) {
      end();
      return error instanceof CompanionRefusal && error.code === 'conflict' ? 'conflict' : 'failed';
    }
  }

  const one = (prompt: string, set: PromptChange['set'], revision?: number) =>
    change([{ prompt, set, ...(revision !== undefined && { revision }) }]);

  const lastPlace = () => prompts.peek().reduce((last, { place }) => (placed(place) ? Math.max(last, place) : last), 0);

  function add({ name, text }: FilePrompt, isPinned = false) {
    const pinned = isPinned ? { pinned: true } : {};
    return one(randomUuid(), { name, text, place: lastPlace() + 1, ...pinned }, 0);
  }

  /** Between its new neighbours; where there is no number left between two, all get new ones. */
  function move(prompt: Prompt, by: number): Promise<ChangeOutcome> {
    const others = prompts.peek().filter(({ id }) => id !== prompt.id);
    const from = prompts.peek().findIndex(({ id }) => id === prompt.id);
    const to = Math.max(0, Math.min(from + by, others.length));
    const before = others[to - 1]?.place ?? (others[0]?.place ?? 1) - 2;
    const after = others[to]?.place ?? before + 2;
    const place = (before + after) / 2;
    if (place > before && place < after && placed(after)) return one(prompt.id, { place });
    const order = others.toSpliced(to, 0, prompt);
    return change(order.map(({ id }, index) => ({ prompt: id, set: { place: index + 1 } })));
  }

  async function take(found: readonly FilePrompt[]): Promise<ImportCounts | null> {
    const keyOf = ({ name, text }: FilePrompt) => `${name}\n${text}`;
    const known = new Set(prompts.peek().map(keyOf));
    let room = LIMITS.prompts - kept.peek().length;
    let chars = LIMITS.promptLibraryChars - countPromptChars(kept.peek());
    const counts = { added: 0, known: 0, no_room: 0 };
    let place = lastPlace();
    const changes: PromptChange[] = [];
    for (const prompt of found) {
      const { name, text } = prompt;
      if (known.has(keyOf(prompt))) {
        counts.known += 1;
        continue;
      }
      known.add(keyOf(prompt));
      const size = name.length + text.length;
      if (room === 0 || size > chars) {
        counts.no_room += 1;
        continue;
      }
      room -= 1;
      chars -= size;
      place += 1;
      counts.added += 1;
      changes.push({ prompt: randomUuid(), revision: 0, set: { name, text, place } });
    }
    if (changes.length > 0 && (await change(changes)) !== 'done') return null;
    return counts;
  }

  return {
    prompts,
    canChange: computed(() => {
      const { value } = connection.state;
      return value.phase === 'ready' && value.role === 'client';
    }),
    add,
    async edit(prompt, { name, text }) {
      const set = {
        ...(name !== prompt.name && { name }),
        ...(text !== prompt.text && { text }),
      };
      if (Object.keys(set).length === 0) return 'done';
      const outcome = await one(prompt.id, set, prompt.revision);
      if (outcome !== 'conflict') return outcome;
      // Nothing that was written is lost: theirs stays, and this one stands beside it.
      return (await add({ name: cleanName(name), text })) === 'done' ? 'conflict' : 'failed';
    },
    pin: (prompt, isPinned) => one(prompt.id, { pinned: isPinned }),
    move,
    remove(prompt) {
      const { isAsides, id } = prompt;
      const was = kept.peek().find((each) => each.prompt === id);
      const outcome = one(id, isAsides ? { hidden: true } : null);
      return {
        outcome,
        undo: () => (isAsides ? one(id, { hidden: null }) : one(id, toSet(was))),
      };
    },
    reset: (prompt) => one(prompt.id, { name: null, text: null }),
    take,
    dispose,
  };
}

/** What can't be applied any more is the companion's to refuse. */
function applied(kept: readonly KeptPrompt[], changes: readonly PromptChange[]): readonly KeptPrompt[] {
  const next = changePrompts(kept, changes, NO_LIMITS);
  return 'code' in next ? kept : next;
}

function toSet(was: KeptPrompt | undefined): PromptChange['set'] {
  if (!was) return null;
  const { name, text, place, pinned } = was;
  return { name, text, place, pinned };
}

/** Of one without a place, which stands last, nothing can stand behind. */
function placed(place: number): boolean {
  return place < Number.MAX_SAFE_INTEGER;
}
