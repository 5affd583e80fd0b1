import type { KeptPrompt } from '../../protocol/prompts.ts';
import { SUMMARY_STYLES, type SummaryStyle } from '../../protocol/summary-styles.ts';

/** How a summary is to be written. */
export interface SummaryChoice {
  style: SummaryStyle;
  focus: string;
}

/** How answers are read aloud. */
export interface AloudChoice {
  /** 1 is the voice's own speed. */
  rate: number;
  /** Of each language, by its primary tag, the voice that was chosen, as the browser names it. */
  voices: Readonly<Record<string, string>>;
}

interface Setting<T> {
  /** `person`: the same in all browsers that use one companion. `browser`: of this one alone. */
  of: 'person' | 'browser';
  /** What holds; what makes no sense, such as a choice that only a newer Aside has, counts as not set. */
  read(kept: unknown): T;
}

/** @param choices in the order in which they are offered */
function choice<const T extends string>(of: Setting<T>['of'], usual: NoInfer<T>, ...choices: readonly T[]) {
  return { of, choices, read: (kept: unknown) => choices.find((each) => each === kept) ?? usual };
}

function text(of: Setting<string>['of']): Setting<string> {
  return { of, read: (kept) => (typeof kept === 'string' ? kept : '') };
}

function flag(of: Setting<boolean>['of'], usual: boolean): Setting<boolean> {
  return { of, read: (kept) => (typeof kept === 'boolean' ? kept : usual) };
}

/**
 * Everything that can be set, with what is usual. Content scripts may be able to read where it is kept, so no key and no word
 * of a page is.
 */
export const SETTINGS = {
  theme: choice('browser', 'system', 'system', 'light', 'dark'),
  textSize: choice('browser', 'normal', 'small', 'normal', 'large', 'larger', 'largest'),
  density: choice('browser', 'comfortable', 'comfortable', 'compact'),
  /** BCP 47 of the language that Aside speaks; empty: the browser's. */
  language: text('person'),
  /** What sends a question: Enter, or Enter with Ctrl or Cmd. */
  sendKey: choice('person', 'enter', 'enter', 'mod_enter'),
  /** What becomes of a question that is asked while an answer runs: it waits, or the answer is stopped. */
  whileAnswering: choice('person', 'queue', 'queue', 'replace'),
  /** Whether what a model thinks is unfolded. */
  thoughts: choice('person', 'folded', 'folded', 'shown'),
  /** BCP 47 of the language that summaries, explanations and translations are in; empty: the browser's. */
  answerLanguage: text('person'),
  /** The model that is asked where none was chosen here; empty: whatever the companion's default is. */
  defaultModel: text('person'),
  /** What a model is told before everything else where nothing is set of it or of the chat. */
  defaultInstructions: text('person'),
  /** How summaries are written, and with `focus` what matters to the reader, in their words. */
  summary: { of: 'browser', read: toSummary },
  /** The model that was chosen in this browser; empty: none. */
  chosenModel: text('browser'),
  /** Whether the model is loaded while a question is being written. */
  loadsEarly: flag('browser', true),
  /** The microphone that is listened to, as the browser names it; empty: the browser's choice. */
  microphone: text('browser'),
  /** Whether a spoken question is asked at once, unread. */
  asksSpoken: flag('browser', false),
  /** Whether the browser makes words of speech on this device, in place of the companion. */
  hearsHere: flag('browser', false),
  /** Whether the last recording of a spoken question stays, to be saved as a file. */
  keepsSpoken: flag('browser', false),
  /** Whether long lines of code are wrapped. */
  wrapsCode: flag('browser', false),
  /** Nothing was answered here yet, and the way to a first answer was not dismissed. */
  isNew: flag('browser', false),
  aloud: { of: 'browser', read: toAloud },
  /** What the companion keeps of the person's library of prompts, as it was last told. */
  prompts: { of: 'browser', read: toPrompts },
} as const satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof SETTINGS;
export type SettingValue<N extends SettingName> = ReturnType<(typeof SETTINGS)[N]['read']>;

function toSummary(kept: unknown): SummaryChoice {
  const { style, focus } = (kept ?? {}) as Partial<SummaryChoice>;
  return {
    style: SUMMARY_STYLES.find((each) => each === style) ?? 'bullets',
    focus: typeof focus === 'string' ? focus : '',
  };
}

function toPrompts(kept: unknown): readonly KeptPrompt[] {
  return Array.isArray(kept) ? kept : [];
}

function toAloud(kept: unknown): AloudChoice {
  const { rate, voices } = (kept ?? {}) as Partial<AloudChoice>;
  return {
    rate: typeof rate === 'number' && rate > 0 ? rate : 1,
    voices: typeof voices === 'object' && voices !== null ? voices : {},
  };
}
