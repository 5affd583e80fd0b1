import type { ParameterChanges } from '../../protocol/parameter-schemas.ts';
import type { ModelParameters } from '../../protocol/parameters.ts';

/** What something can be set of. */
export interface Tuned {
  conversation?: string | undefined;
  /** As its server calls it. */
  model?: string | undefined;
}

/** What people have set of models and of stored chats. Every promise may reject with a `StoreError`. */
export interface ParameterStore {
  of(about: Tuned): Promise<{
    /** Undefined when the chat is not stored; empty when nothing is set. */
    ofChat: ModelParameters | undefined;
    /** Empty when nothing is set. */
    ofModel: ModelParameters;
  }>;
  /** Sets values, and takes those back that are null; what is not named stays. False when the chat is not stored. */
  tuneChat(conversation: string, changes: ParameterChanges): Promise<boolean>;
  tuneModel(model: string, changes: ParameterChanges): Promise<void>;
}
