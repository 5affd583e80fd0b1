import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ComposerState } from '../state/composer-state.ts';
import type { Question } from '../state/conversation/question.ts';
import type { ClipboardReading } from './clipboard.ts';
import type { Prompt } from './list-prompts.ts';
import { type Filling, fillPrompt, type PromptPiece, parsePrompt, questionsOf } from './placeholders.ts';
import { createPromptValues, describe, type PromptNote, type PromptValuesOptions } from './prompt-values.ts';

/** Puts prompts into the composer, with what they ask of the person and of the page. */
export interface PromptUse {
  /** What the person is asked for now; null: nothing. */
  readonly asking: ReadonlySignal<{ prompt: Prompt; questions: readonly string[] } | null>;
  /** What could not be filled in of the prompt that was used last. */
  readonly notes: ReadonlySignal<readonly PromptNote[]>;
  /**
   * Puts a prompt where `at` is in what is written, at once or when the person has answered its questions. First thing in a
   * click's or a key's handler: it may read the clipboard.
   */
  use(prompt: Prompt, at: number): void;
  /** Answers what is asked for, and asks it all when nothing is missing. */
  answer(answers: ReadonlyMap<string, string>): Promise<void>;
  cancel(): void;
  dismissNotes(): void;
  /** Asks a prompt about what a gesture has chosen; with what it needs beside that it is put into the composer. */
  askAbout(prompt: Prompt, question: Question): void;
  /** A question that is just what a prompt of Aside's own says is the task that this prompt stands for. */
  asTask(question: Question): Question;
}

export interface PromptUseOptions extends PromptValuesOptions {
  composer: ComposerState;
  /** Whose draft is shown. */
  draft: ReadonlySignal<string | null>;
  readClipboard(): Promise<ClipboardReading>;
  /** Asks at once, beside what is in the composer. */
  ask(question: Question): void;
  /** Sends what is in the composer. */
  send(): void;
  /** What is in the composer can't be sent yet. */
  isHeld(): boolean;
  /** How the person wants summaries. */
  summary(): Pick<Question, 'style' | 'message'>;
}

interface Run {
  prompt: Prompt;
  pieces: readonly PromptPiece[];
  at: number;
  draft: string | null;
  clipboard: Promise<ClipboardReading> | undefined;
  /** Asked once it is whole. */
  sends: boolean;
}

export function createPromptUse(options: PromptUseOptions): PromptUse {
  const { composer, draft } = options;
  const findValues = createPromptValues(options);
  const asking = signal<(Run & { questions: readonly string[] }) | null>(null);
  const notes = signal<readonly PromptNote[]>([]);
  /** What stood in the composer for a task of Aside's own. */
  let stood: { words: string; task: NonNullable<Prompt['task']> } | undefined;

  function begin(prompt: Prompt, at: number, sends: boolean): void {
    const pieces = parsePrompt(prompt.text);
    const clipboard = pieces.some(({ kind }) => kind === 'clipboard') ? options.readClipboard() : undefined;
    const run = { prompt, pieces, at, draft: draft.peek(), clipboard, sends };
    const questions = questionsOf(pieces);
    notes.value = [];
    asking.value = questions.length > 0 ? { ...run, questions } : null;
    if (questions.length === 0) void finish(run, new Map());
  }

  async function finish(run: Run, answers: ReadonlyMap<string, string>): Promise<void> {
    const found = await findValues(run.pieces, run.clipboard);
    // Another chat is shown by now, and what is written there is another's.
    if (draft.peek() !== run.draft) return;
    const words = fillPrompt(run.pieces, found.filling, answers);
    const { text } = composer;
    const at = Math.min(run.at, text.peek().length);
    batch(() => {
      notes.value = found.notes;
      text.value = text.peek().slice(0, at) + words + text.peek().slice(at);
      composer.focus();
    });
    stood = run.prompt.task && { words, task: run.prompt.task };
    if (run.sends && found.isWhole && !options.isHeld()) options.send();
  }

  function toTask(task: NonNullable<Prompt['task']>, question: Question): Question {
    const language = options.language();
    const summary = task === 'summarise' ? options.summary() : { message: '' };
    return { ...summary, task, sources: question.sources, language };
  }

  return {
    asking,
    notes,
    use: (prompt, at) => begin(prompt, at, false),
    async answer(answers) {
      const run = asking.peek();
      asking.value = null;
      if (run) await finish({ ...run, sends: true }, answers);
    },
    cancel() {
      asking.value = null;
      composer.focus();
    },
    dismissNotes() {
      notes.value = [];
    },
    askAbout(prompt, question) {
      const pieces = parsePrompt(prompt.text);
      const message = fillAbout(pieces, question, options);
      if (message !== undefined)
        return options.ask({ task: 'chat', message, sources: question.sources, language: options.language() });
      const text = composer.text.peek();
      batch(() => {
        for (const source of question.sources) if ('text' in source) composer.attach(source as never);
      });
      begin(prompt, text.length, text.trim() === '');
    },
    asTask(question) {
      const { sources, message } = question;
      const isTask = stood && sources.length > 0 && message.trim() === stood.words;
      return isTask && stood ? toTask(stood.task, question) : question;
    },
  };
}

/** The words of a prompt about what a gesture has chosen; undefined when it needs more than that. */
function fillAbout(
  pieces: readonly PromptPiece[],
  { sources }: Question,
  { speech, language }: Pick<PromptUseOptions, 'speech' | 'language'>,
): string | undefined {
  const [source] = sources;
  const filling: Filling = { language: speech.languageName(language()) };
  if (source) {
    const { title = '', url = '' } = source as { title?: string; url?: string };
    Object.assign(filling, describe({ title, url }), { selection: speech.attached('text') });
    if (source.type === 'page') filling.page = speech.attached('page');
  }
  const isWhole = pieces.every(({ kind }) => kind === 'text' || kind === 'unknown' || filling[kind] !== undefined);
  return isWhole ? fillPrompt(pieces, filling) : undefined;
}
