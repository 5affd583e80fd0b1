import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ErrorReason } from '../../protocol/error-causes.ts';
import {
  knownParameters,
  type ModelParameters,
  PARAMETERS,
  type ParameterName,
  refuseParameter,
} from '../../protocol/parameters.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { CompanionRefusal } from '../connection/companion-refusal.ts';
import type { Reply } from '../connection/requests.ts';
import type { Settings } from '../settings/settings.ts';
import type { Problem } from '../state/problem.ts';
import { explainRequest } from '../state/request-problems.ts';
import { createLargestContext, type LargestContext } from './largest-context.ts';

/** What is set: of the chat that is shown, or of the model wherever it is asked. */
export type TuningScope = 'chat' | 'model';

export interface TuningField {
  name: ParameterName;
  /** As it was typed last, or is set; empty: nothing is. */
  typed: string;
  /** What holds while nothing is set here: the model's setting, or its own; empty: not known. */
  placeholder: string;
  /** What may be chosen; empty: it is typed. */
  choices: readonly string[];
  /** Why what was typed is not set; null: it is. */
  error: ErrorReason | null;
}

export interface Tuning {
  readonly scope: Signal<TuningScope>;
  /** Whether the model is loaded while a question is being written; of this browser. */
  readonly loadsEarly: ReadonlySignal<boolean>;
  setLoadsEarly(isOn: boolean): void;
  /** Of every model. */
  readonly largestContext: LargestContext;
  /** The model that it is about; empty while that is not known. */
  readonly model: ReadonlySignal<string>;
  /** Those that the model's server takes; empty: none, or it is not known yet. */
  readonly fields: ReadonlySignal<readonly TuningField[]>;
  readonly isLoading: ReadonlySignal<boolean>;
  /** Why nothing can be shown. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** Asks the companion what is set now. */
  refresh(): void;
  /** One of them, of the chat or of the model; undefined when its server does not take it, or it is not known yet. */
  fieldOf(of: TuningScope, name: ParameterName): TuningField | undefined;
  /** Sets what was typed, of what is shown unless it is said; empty takes it back. What makes no sense is not sent. */
  set(name: ParameterName, typed: string, of?: TuningScope): void;
}

export interface TuningOptions {
  connection: Pick<CompanionConnection, 'request'>;
  conversation: ReadonlySignal<string>;
  /** The name that was chosen; empty: the companion's default. */
  chosenModel: ReadonlySignal<string>;
  settings: Pick<Settings, 'loadsEarly' | 'setLoadsEarly'>;
}

export function createTuning({ connection, conversation, chosenModel, settings }: TuningOptions): Tuning {
  const scope = signal<TuningScope>('chat');
  const reply = signal<Reply<'parameters'> | null>(null);
  const problem = signal<Problem | null>(null);
  const isLoading = signal(false);
  /** What was typed and is not set, by scope and name. */
  const drafts = signal<ReadonlyMap<string, { typed: string; error: ErrorReason | null }>>(new Map());
  const largestContext = createLargestContext(connection);
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    const model = chosenModel.peek();
    isLoading.value = true;
    try {
      const about = { type: 'parameters', conversation: conversation.peek() } as const;
      const told = await connection.request(model === '' ? about : { ...about, model });
      if (mine !== asked) return;
      batch(() => {
        reply.value = told;
        problem.value = null;
        isLoading.value = false;
      });
    } catch (error) {
      if (mine !== asked) return;
      batch(() => {
        problem.value = explainRequest(error, 'settings_not_shown');
        isLoading.value = false;
      });
    }
  }

  function note(key: string, draft: { typed: string; error: ErrorReason | null } | undefined): void {
    const next = new Map(drafts.peek());
    if (draft) next.set(key, draft);
    else next.delete(key);
    drafts.value = next;
  }

  async function set(name: ParameterName, typed: string, of: TuningScope): Promise<void> {
    const told = reply.peek();
    if (told === null) return;
    const key = `${of} ${name}`;
    const value = toValue(name, typed);
    const refusal = value === null ? undefined : refuseParameter(name, value);
    note(key, { typed, error: refusal ? { code: 'bad_message', params: { ...refusal } } : null });
    if (refusal) return;
    const target = of === 'chat' ? { conversation: conversation.peek() } : { model: told.model };
    try {
      await connection.request({ type: 'tune', ...target, parameters: { [name]: value } });
      await load();
      if (drafts.peek().get(key)?.typed === typed) note(key, undefined);
    } catch (error) {
      if (error instanceof CompanionRefusal) note(key, { typed, error: { code: error.code, params: error.params } });
      else problem.value = explainRequest(error, 'settings_not_set');
    }
  }

  function fieldsOf(of: TuningScope): readonly TuningField[] {
    const told = reply.value;
    if (told === null) return [];
    const own = knownParameters(told.defaults as ModelParameters);
    const ofModel = knownParameters(told.ofModel as ModelParameters);
    const ofChat = knownParameters(told.ofChat as ModelParameters);
    const isChat = of === 'chat';
    const here = isChat ? ofChat : ofModel;
    const names = (Object.keys(PARAMETERS) as ParameterName[]).filter((name) => told.takes.includes(name));
    return names.map((name): TuningField => {
      const draft = drafts.value.get(`${of} ${name}`);
      const beneath = (isChat ? ofModel[name] : undefined) ?? own[name];
      return {
        name,
        typed: draft?.typed ?? toText(here[name]),
        placeholder: toText(beneath),
        choices: name === 'think' ? told.thinking : [],
        error: draft?.error ?? null,
      };
    });
  }

  // Another chat or model is another form. What is set there is asked for when somebody wants to see it.
  function forget(): void {
    batch(() => {
      drafts.value = new Map();
      reply.value = null;
    });
  }
  conversation.subscribe(forget);
  chosenModel.subscribe(forget);
  void load();

  return {
    scope,
    loadsEarly: settings.loadsEarly,
    setLoadsEarly: settings.setLoadsEarly,
    largestContext,
    model: computed(() => reply.value?.model ?? ''),
    fields: computed(() => fieldsOf(scope.value)),
    fieldOf: (of, name) => fieldsOf(of).find((field) => field.name === name),
    isLoading,
    problem,
    refresh: () => void load(),
    set: (name, typed, of = scope.peek()) => void set(name, typed, of),
  };
}

/** Null: nothing. A number that is none stays a text, and is refused as one. */
function toValue(name: ParameterName, typed: string): string | number | null {
  const text = typed.trim();
  if (text === '') return null;
  const { kind } = PARAMETERS[name];
  if (kind === 'text' || kind === 'choice') return typed;
  const value = Number(text.replace(',', '.'));
  return Number.isNaN(value) ? text : value;
}

function toText(value: string | number | undefined): string {
  return value === undefined ? '' : String(value);
}
