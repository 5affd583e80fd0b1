import { changeParameters } from '../../protocol/change-parameters.ts';
import type { ParameterChanges } from '../../protocol/parameter-schemas.ts';
import { knownParameters, type ModelParameters } from '../../protocol/parameters.ts';
import type { ParameterStore, Tuned } from '../store/parameter-store.ts';
import type { PreferenceStore } from '../store/preference-store.ts';
import { StoreError } from '../store/store-error.ts';

/** The only preference that the companion itself reads. */
const DEFAULT_INSTRUCTIONS = 'defaultInstructions';

/** The parameters that people have set for models and chats: on disk if possible, else in memory. */
export interface Tunings {
  /** For a model, and for a chat, including one that is temporary or has not begun. */
  of(about: Tuned): Promise<{ ofChat: ModelParameters; ofModel: ModelParameters }>;
  tuneModel(model: string, changes: ParameterChanges): Promise<void>;
  tuneChat(conversation: string, changes: ParameterChanges): Promise<void>;
  /** The instructions for models if neither the model nor the chat has any; empty: none. */
  defaultInstructions(): Promise<string>;
  /** The parameters of a question in a chat to a model: those of the chat come first, Aside's own settings last. */
  for(conversation: string, model: string): Promise<ModelParameters>;
  /** A chat is on disk now, so its parameters are stored too. */
  stored(conversation: string): Promise<void>;
  /** A chat is gone. */
  forget(conversation: string): void;
}

/**
 * @param store undefined when there is none
 * @param maxChats how many chats that are not on disk keep their parameters; the longest unused lose them
 * @param preferences Aside's own settings
 */
export function createTunings(
  store: ParameterStore | undefined,
  maxChats: number,
  preferences?: Pick<PreferenceStore, 'all'>,
): Tunings {
  const chats = new Map<string, ModelParameters>();
  const models = new Map<string, ModelParameters>();
  /** What was set of each stored chat when it was read last. */
  const lastOfChats = new Map<string, ModelParameters>();
  /** The parameters of each model as they were last read, apart from any chat. */
  const usualOfModels = new Map<string, ModelParameters>();

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

  /** Of so many the last ones. */
  function remember(all: Map<string, ModelParameters>, name: string, parameters: ModelParameters): void {
    all.delete(name);
    if (Object.keys(parameters).length > 0) all.set(name, parameters);
    for (const oldest of all.keys()) {
      if (all.size <= maxChats) break;
      all.delete(oldest);
    }
  }

  return {
    of,
    async tuneModel(model, changes) {
      if (store) await store.tuneModel(model, changes);
      else models.set(model, changeParameters(models.get(model) ?? {}, changes));
    },
    async tuneChat(conversation, changes) {
      if (!chats.has(conversation) && (await store?.tuneChat(conversation, changes))) {
        remember(lastOfChats, conversation, changeParameters(lastOfChats.get(conversation) ?? {}, changes));
        return;
      }
      remember(chats, conversation, changeParameters(chats.get(conversation) ?? {}, changes));
    },
    defaultInstructions,
    async for(conversation, model) {
      try {
        const [system, { ofChat, ofModel }] = await Promise.all([defaultInstructions(), of({ conversation, model })]);
        const usual = { ...(system !== '' && { system }), ...ofModel };
        remember(usualOfModels, model, usual);
        remember(lastOfChats, conversation, ofChat);
        return knownParameters({ ...usual, ...ofChat });
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        // While nothing can be read, questions are asked with the parameters that were read last.
        return knownParameters({
          ...usualOfModels.get(model),
          ...(chats.get(conversation) ?? lastOfChats.get(conversation)),
        });
      }
    },
    async stored(conversation) {
      const own = chats.get(conversation);
      if (own === undefined) return;
      // If it can't be stored, memory still has it.
      const isKept = await store?.tuneChat(conversation, own).catch(() => false);
      if (isKept && chats.get(conversation) === own) chats.delete(conversation);
    },
    forget(conversation) {
      chats.delete(conversation);
      lastOfChats.delete(conversation);
    },
  };
}
