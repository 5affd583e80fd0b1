import { changeParameters } from '../../protocol/change-parameters.ts';
import type { ParameterChanges } from '../../protocol/parameter-schemas.ts';
import { knownParameters, type ModelParameters } from '../../protocol/parameters.ts';
import type { ParameterStore, Tuned } from '../store/parameter-store.ts';
import type { PreferenceStore } from '../store/preference-store.ts';

/** The one preference that the companion itself reads. */
const DEFAULT_INSTRUCTIONS = 'defaultInstructions';

/** What people have set of models and chats: on disk where that can be, else in memory. */
export interface Tunings {
  /** Of a model, and of a chat, also one that is temporary or has not begun. */
  of(about: Tuned): Promise<{ ofChat: ModelParameters; ofModel: ModelParameters }>;
  tuneModel(model: string, changes: ParameterChanges): Promise<void>;
  tuneChat(conversation: string, changes: ParameterChanges): Promise<void>;
  /** What models are told where nothing is set of the model or the chat; empty: nothing. */
  defaultInstructions(): Promise<string>;
  /** What holds for a question in a chat to a model: the chat's come first, and what is set of Aside itself last. */
  for(conversation: string, model: string): Promise<ModelParameters>;
  /** A chat is on disk now: what is set of it goes there too. */
  stored(conversation: string): Promise<void>;
  /** A chat is gone. */
  forget(conversation: string): void;
}

/**
 * @param store undefined when there is none
 * @param maxChats so many chats that are not on disk; the longest unused lose what is set of them
 * @param preferences what people have set of Aside itself
 */
export function createTunings(
  store: ParameterStore | undefined,
  maxChats: number,
  preferences?: Pick<PreferenceStore, 'all'>,
): Tunings {
  const chats = new Map<string, ModelParameters>();
  const models = new Map<string, ModelParameters>();

  async function of({ conversation = '', model = '' }: Tuned) {
    const own = chats.get(conversation);
    const stored = await store?.of({ conversation, model });
    return {
      ofChat: own ?? stored?.ofChat ?? {},
      ofModel: stored?.ofModel ?? models.get(model) ?? {},
    };
  }

  async function defaultInstructions(): Promise<string> {
    const set = await preferences?.all();
    const value = set?.find(({ name }) => name === DEFAULT_INSTRUCTIONS)?.value;
    return typeof value === 'string' ? value.trim() : '';
  }

  function keepInMemory(conversation: string, parameters: ModelParameters): void {
    chats.delete(conversation);
    if (Object.keys(parameters).length > 0) chats.set(conversation, parameters);
    for (const oldest of chats.keys()) {
      if (chats.size <= maxChats) break;
      chats.delete(oldest);
    }
  }

  return {
    of,
    async tuneModel(model, changes) {
      if (store) await store.tuneModel(model, changes);
      else models.set(model, changeParameters(models.get(model) ?? {}, changes));
    },
    async tuneChat(conversation, changes) {
      if (!chats.has(conversation) && (await store?.tuneChat(conversation, changes))) return;
      keepInMemory(conversation, changeParameters(chats.get(conversation) ?? {}, changes));
    },
    defaultInstructions,
    async for(conversation, model) {
      const [system, { ofChat, ofModel }] = await Promise.all([defaultInstructions(), of({ conversation, model })]);
      return knownParameters({ ...(system !== '' && { system }), ...ofModel, ...ofChat });
    },
    async stored(conversation) {
      const own = chats.get(conversation);
      if (own === undefined) return;
      // Where the disk does not take it, memory still has it.
      const isKept = await store?.tuneChat(conversation, own).catch(() => false);
      if (isKept && chats.get(conversation) === own) chats.delete(conversation);
    },
    forget: (conversation) => void chats.delete(conversation),
  };
}
