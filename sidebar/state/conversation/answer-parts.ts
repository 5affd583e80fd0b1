import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type AnswerPart, asKnownPart, type StepPart } from '../../../protocol/parts.ts';

/** A stage of longer work. `leftMs`: milliseconds that all of it still takes; `note`: what it found out, in Markdown. */
export type Step = Omit<StepPart, 'type'> & { leftMs?: number | undefined };
/** Milliseconds that a thought took, or when it began by the clock of `createAnswerParts`; null when not measured. */
export type ThoughtTime = { ms: number } | { since: number } | null;

/** A part of an answer as it is shown; steps that follow each other are one. What grows is in signals of its own. */
export type ShownPart = TextShown | ThoughtShown | StepsShown | UnknownShown;
export interface TextShown {
  readonly type: 'text';
  readonly text: ReadonlySignal<string>;
}
export interface ThoughtShown {
  readonly type: 'thinking';
  readonly text: ReadonlySignal<string>;
  readonly time: ReadonlySignal<ThoughtTime>;
}
export interface StepsShown {
  readonly type: 'steps';
  readonly steps: ReadonlySignal<readonly Step[]>;
}
/** Only a newer Aside can show it. */
interface UnknownShown {
  readonly type: 'unknown';
}

/** As above, to be written. */
interface OwnParts {
  text: { type: 'text'; text: Signal<string> };
  thinking: { type: 'thinking'; text: Signal<string>; time: Signal<ThoughtTime> };
  steps: { type: 'steps'; steps: Signal<readonly Step[]> };
  unknown: { type: 'unknown' };
}
type OwnPart = OwnParts[keyof OwnParts];

const CREATE: { [T in keyof OwnParts]: () => OwnParts[T] } = {
  text: () => ({ type: 'text', text: signal('') }),
  thinking: () => ({ type: 'thinking', text: signal(''), time: signal<ThoughtTime>(null) }),
  steps: () => ({ type: 'steps', steps: signal<readonly Step[]>([]) }),
  unknown: () => ({ type: 'unknown' }),
};

/**
 * Builds the parts of an answer as the companion does: what is said goes on with the last part when that is of its kind.
 * The list changes only when a part begins.
 *
 * @param now milliseconds, by a clock that components can read
 */
export function createAnswerParts(now: () => number) {
  const parts = signal<readonly OwnPart[]>([]);
  const hasText = signal(false);
  /** What stood where the parts are being filled in again. */
  let before: readonly OwnPart[] = [];

  function open<T extends keyof OwnParts>(type: T): OwnParts[T] {
    const list = parts.peek();
    const last = list.at(-1);
    if (last?.type === type) return last as OwnParts[T];
    close();
    const old = before[list.length];
    const part = (old?.type === type ? old : CREATE[type]()) as OwnPart;
    if ('text' in part) part.text.value = '';
    if (part.type === 'steps') part.steps.value = [];
    if (part.type === 'thinking') part.time.value = { since: now() };
    parts.value = [...list, part];
    return part as OwnParts[T];
  }

  function close(): void {
    const last = parts.peek().at(-1);
    if (last?.type !== 'thinking') return;
    const time = last.time.peek();
    if (time && 'since' in time) last.time.value = { ms: now() - time.since };
  }

  function append(type: 'text' | 'thinking', text: string): void {
    const part = open(type);
    part.text.value += text;
    if (type === 'text' && text.trim() !== '') hasText.value = true;
  }

  /** A note belongs to the step that found it, and comes with the one after. */
  function addStep({ code, params, index, count, leftMs, note, passages }: Step): void {
    const finder = parts.peek().findLast((part) => part.type === 'steps');
    const { steps } = open('steps');
    const step = { code, params, index, count, ...(leftMs !== undefined && { leftMs }), ...(passages && { passages }) };
    if (note === undefined) steps.value = [...steps.peek(), step];
    else if (finder === undefined) steps.value = [...steps.peek(), { ...step, note }];
    else {
      const found = finder.steps
        .peek()
        .map((each, index, all) => (index === all.length - 1 ? { ...each, note } : each));
      finder.steps.value = found;
      steps.value = [...steps.peek(), step];
    }
  }

  return {
    parts: parts as ReadonlySignal<readonly ShownPart[]>,
    /** Told by the token that brings it, and not found out of the whole text with each one. */
    hasText: hasText as ReadonlySignal<boolean>,
    append,
    addStep,
    addUnknown: (): void => void open('unknown'),
    /** Nothing follows the last part. */
    close,
    /** A part that stays where it was stays the same object. @param isLive whether the last one may go on */
    replace(answer: readonly AnswerPart[], isLive: boolean): void {
      before = parts.peek();
      parts.value = [];
      hasText.value = false;
      for (const part of answer) {
        const known = asKnownPart(part);
        if (known === undefined) open('unknown');
        else if (known.type === 'step') addStep(known);
        else append(known.type, known.text);
        if (known?.type === 'thinking') open('thinking').time.value = known.ms === undefined ? null : { ms: known.ms };
      }
      before = [];
      const last = parts.peek().at(-1);
      if (!isLive || last?.type !== 'thinking') return;
      const time = last.time.peek();
      last.time.value = { since: now() - (time && 'ms' in time ? time.ms : 0) };
    },
  };
}
