import { encode } from '../../protocol/codec.ts';
import type { CompanionMessage, TurnRecord } from '../../protocol/companion-messages.ts';
import { isKnownSource, type QuestionPart } from '../../protocol/question-parts.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import { type FrameOf, toAsideFrame } from '../turns/frames.ts';

/**
 * A turn in the form that members get: of its sources only title, address and size, never the content, and its end as in
 * {@link toldToMembers}.
 */
export function forMembers(record: TurnRecord): TurnRecord {
  const { question, model, terminal } = record;
  return {
    ...record,
    question: question.map(withoutContent),
    model: withoutServer(model),
    terminal: terminal && toldToMembers(terminal),
  };
}

/**
 * A message in the form that members get. They learn neither the addresses of servers, nor the companion's paths, nor the owner's
 * instructions to a model.
 */
export function toldToMembers<T extends CompanionMessage>(message: T): T;
export function toldToMembers(message: CompanionMessage): CompanionMessage {
  switch (message.type) {
    case 'error': {
      const told = 'seq' in message ? withoutSystem(message) : message;
      return NAMES_PLACES.test(told.code) ? { ...told, params: causeOf(told.params) } : told;
    }
    case 'loading':
      return { ...message, model: withoutServer(message.model) };
    case 'done':
      return { ...withoutSystem(message), model: withoutServer(message.model) };
    case 'cancelled':
      return withoutSystem(message);
    case 'models': {
      const models = message.models.map((model) => ({ ...model, name: withoutServer(model.name) }));
      return { ...message, models, defaultModel: withoutServer(message.defaultModel) };
    }
    default:
      return message;
  }
}

/** See `frames.ts`. */
export const toMemberFrame: FrameOf = (piece) => {
  const told = toldToMembers(piece.event);
  return told === piece.event ? toAsideFrame(piece) : encode(told);
};

function withoutSystem<T extends TerminalEvent>(terminal: T): T {
  const { system, ...told } = terminal;
  return system === undefined ? terminal : (told as T);
}

/** Errors whose parameters contain addresses of servers, words of servers, or names of files. */
const NAMES_PLACES = /^(?:upstream_|storage_failed$|model_not_found$|internal$)/;

function causeOf({ cause }: Record<string, unknown>): Record<string, unknown> {
  return cause === undefined ? {} : { cause };
}

/** If several servers have a model in different versions, the model's name says which server is meant. */
function withoutServer(model: string): string {
  return model.split(' @ ', 1)[0] ?? model;
}

function withoutContent(part: QuestionPart): QuestionPart {
  if (part.type === 'text') return part;
  if (!isKnownSource(part)) return { type: part.type };
  const { title, url, language, omittedChars, turn, width, height, pages, omittedPages, chars, tokens } = part;
  const counts = { turn, width, height, pages, omittedPages, chars, tokens };
  const known = Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined));
  return { type: part.type, title, url, language, text: '', omittedChars, ...known };
}
