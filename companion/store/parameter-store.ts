import type { ModelParameters, ParameterChanges } from '../../protocol/parameters.ts';

/** What people have set of models and of stored chats. Every promise may reject with a `StoreError`. */
export interface ParameterStore {
  /** Undefined when the chat is not stored; empty when nothing is set. */
  ofChat(conversation: string): Promise<ModelParameters | undefined>;
  /** Empty when nothing is set. `model` is what its server calls it. */
  ofModel(model: string): Promise<ModelParameters>;
  /** Sets values, and takes those back that are null; what is not named stays. False when the chat is not stored. */
  tuneChat(conversation: string, changes: ParameterChanges): Promise<boolean>;
  tuneModel(model: string, changes: ParameterChanges): Promise<void>;
}
