import type { ParameterName } from '../../protocol/parameters.ts';
import { number } from './tongue.ts';

/** What is said where people set something of a chat or of a model. */
export const tuningWords = {
  title: 'Model settings',
  scope: 'These settings are for',
  thisChat: 'This chat',
  thisModel: (model: string) => (model === '' ? 'This model' : model),
  chatHint: 'They override the model’s settings, in this chat only.',
  modelHint: 'They apply in every chat with this model, unless the chat has its own.',
  contextUsed: (used: number, all: number) =>
    `The last answer left the context ${number(Math.ceil((100 * used) / all))}% full: ${number(used)} of ${number(all)} tokens.`,
  everyModel: 'For every model',
  largestContext: 'Largest context, in tokens',
  largestContextHint:
    'The most that Aside asks an Ollama model for. More lets it read longer pages whole, but takes more memory. A model that is already loaded keeps what it has.',
  loadsEarly: 'Load the model while I type',
  loadsEarlyHint:
    'Answers begin sooner. Only for models that fit in this machine’s memory, and never while another answer is running.',
  loading: 'Asking the companion…',
  none: 'This model has no settings.',
  reset: (what: string) => `Reset: ${what}`,
  byItself: 'Model default',
  usually: (value: string) => `Default: ${value}`,
  names: {
    temperature: 'Temperature',
    top_p: 'Top P',
    seed: 'Seed',
    num_ctx: 'Context, in tokens',
    num_predict: 'Longest answer, in tokens',
    keep_alive: 'Minutes in memory',
    think: 'Thinking',
    system: 'System prompt',
  } satisfies Record<ParameterName, string>,
  hints: {
    temperature: 'From 0, the likeliest words, to 2, the most surprising.',
    top_p: 'The share of likely words that it chooses from, from 0 to 1.',
    seed: 'The same seed gives the same answer.',
    num_ctx: 'More lets it read longer pages whole, but takes more memory.',
    num_predict: 'Longer answers are cut off.',
    keep_alive: 'How long it stays loaded after an answer. -1: until it is unloaded.',
    think: 'More thinking takes longer.',
    system: 'What the model is told before everything else.',
  } satisfies Record<ParameterName, string>,
  thinking: {
    off: 'Off',
    on: 'On',
    low: 'Low',
    medium: 'Medium',
    high: 'High',
  } as Record<string, string>,
} as const;
