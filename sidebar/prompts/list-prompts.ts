import type { KeptPrompt } from '../../protocol/prompts.ts';
import type { Task } from '../../protocol/task.ts';
import { isOwnPrompt, OWN_PROMPTS, type OwnPromptId, ownPrompt } from './own-prompts.ts';

export interface Prompt {
  id: string;
  name: string;
  text: string;
  isPinned: boolean;
  place: number;
  /** Comes with Aside, in whatever words it has now. */
  isAsides: boolean;
  /** Of one that comes with Aside: it has other words than it came with. */
  isChanged: boolean;
  /** Of one that comes with Aside and was not changed. */
  task: Exclude<Task, 'chat'> | undefined;
  /** Of its words. */
  revision: number;
}

/** What the prompts that come with Aside are called, and what they ask, in the reader's language. */
export interface OwnWords {
  nameOf(id: OwnPromptId): string;
  textOf(id: OwnPromptId): string;
}

/** All prompts of a library as people see them, in their order. */
export function listPrompts(kept: readonly KeptPrompt[], words: OwnWords): Prompt[] {
  const byId = new Map(kept.map((each) => [each.prompt, each]));
  const asides = (Object.keys(OWN_PROMPTS) as OwnPromptId[]).map((id, index) =>
    toAsides(id, index, byId.get(id), words),
  );
  const others = kept.flatMap((each) => (isOwnPrompt(each.prompt) ? [] : toOther(each)));
  return [...asides.filter(({ isHidden }) => !isHidden), ...others].sort(
    (a, b) => a.place - b.place || (a.id < b.id ? -1 : 1),
  );
}

function toAsides(id: OwnPromptId, index: number, kept: KeptPrompt | undefined, words: OwnWords) {
  const { name, text, place = index + 1, pinned, hidden = false, revision = 0 } = kept ?? {};
  const { task, isPinned = false } = ownPrompt(id);
  return {
    id,
    name: name ?? words.nameOf(id),
    text: text ?? words.textOf(id),
    isPinned: pinned ?? isPinned,
    place,
    isAsides: true,
    isChanged: name !== undefined || text !== undefined,
    task: text === undefined ? task : undefined,
    revision,
    isHidden: hidden,
  };
}

function toOther({
  prompt: id,
  name = '',
  text,
  place = Number.MAX_SAFE_INTEGER,
  pinned = false,
  revision,
}: KeptPrompt) {
  if (text === undefined) return [];
  const prompt: Prompt = {
    id,
    name,
    text,
    isPinned: pinned,
    place,
    isAsides: false,
    isChanged: false,
    task: undefined,
    revision,
  };
  return [prompt];
}

/** Those whose name has all of what is typed, or whose text does where that counts too; names that begin with it come first. */
export function filterPrompts(
  prompts: readonly Prompt[],
  query: string,
  also: 'text' | 'nothing' = 'nothing',
): Prompt[] {
  const wanted = query.trim().toLocaleLowerCase();
  const ranked = prompts.map(({ name, text }, index) => {
    const own = name.toLocaleLowerCase();
    if (own.includes(wanted)) return { index, rank: own.startsWith(wanted) ? 0 : 1 };
    return { index, rank: also === 'text' && text.toLocaleLowerCase().includes(wanted) ? 2 : 3 };
  });
  const found = ranked.filter(({ rank }) => rank < 3).sort((a, b) => (wanted === '' ? 0 : a.rank - b.rank));
  return found.flatMap(({ index }) => prompts[index] ?? []);
}
