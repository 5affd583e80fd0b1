/**
 * The typed parts that questions consist of: sources in the order in which they were added, and what the person typed. A
 * part of a type that is not known here, from a newer Aside, is kept and passed on as it is.
 */
import * as v from 'valibot';
import { BlobHashSchema } from './blob-messages.ts';
import { CountSchema } from './count.ts';
import { estimateTokens, IMAGE_TOKENS } from './estimate-tokens.ts';
import { openEnum } from './open-enum.ts';
import { openObject } from './open-object.ts';
import { type TextPart, TextPartSchema, type UnknownPart } from './parts.ts';

/** Kinds of what can go along with a question. */
export const SOURCE_TYPES = ['page', 'selection', 'file', 'image'] as const;
type SourceType = (typeof SOURCE_TYPES)[number];
const KNOWN_TYPES: readonly string[] = ['text', ...SOURCE_TYPES];
/** Parts of a page that may be closed to a capture. */
const UNREAD = ['editor', 'frame'] as const;
const TextSchema = v.optional(v.string(), '');
const MaybeCountSchema = v.optional(CountSchema);

/**
 * A page, what is selected in it, a file, an image. It is data and never an instruction; the companion fences text before
 * a model sees it. A client sends it with its content; the companion gives back its receipt, which names the content.
 */
export const SourcePartSchema = openObject({
  type: v.picklist(SOURCE_TYPES),
  /** The page's title, or the file's name; may be empty. */
  title: TextSchema,
  /** The page's address, http(s) or file; shown and given to the model, never fetched. */
  url: TextSchema,
  /** BCP 47 tag of the text's language; empty when the page does not say. */
  language: TextSchema,
  /** Markdown for a page; for a selection its text with the line breaks, without marks for bold, headings and code; empty where there is a `blob`. */
  text: TextSchema,
  /** Of a selection: the paragraph that it stands in, for context; absent where it is the whole of it. */
  around: v.optional(v.string()),
  /** Of a selection in an answer: its turn. It has no title and no address. */
  turn: v.optional(v.string()),
  /** In the place of `text`: the blob that holds it, in UTF-8, or that is the image. */
  blob: v.optional(BlobHashSchema),
  /** UTF-16 units that the capture left out; 0 when the text is whole. */
  omittedChars: v.optional(CountSchema, 0),
  /** What of a page could not be read: of an editor all but the lines on screen, a frame of another site. */
  unread: v.optional(v.array(openEnum(UNREAD))),
  /** Pixels of an image. */
  width: MaybeCountSchema,
  height: MaybeCountSchema,
  /** Pages of a file that has them, and those of which nothing goes along. */
  pages: MaybeCountSchema,
  omittedPages: MaybeCountSchema,
  /** Of a receipt: the UTF-16 units that were sent. */
  chars: MaybeCountSchema,
  /** Of a receipt: about how many tokens that takes. */
  tokens: MaybeCountSchema,
  /** Of a receipt: the first characters of a selection, for the quote above the question; empty for a page. */
  excerpt: v.optional(v.string()),
});
export type SourcePart = v.InferOutput<typeof SourcePartSchema>;

/** A source, or what only a newer Aside knows to be one. */
export type AnySource = SourcePart | UnknownPart;

export type QuestionPart = TextPart | AnySource;

type AnySourceInput = v.InferInput<typeof SourcePartSchema> | UnknownPart;

export const AnySourceSchema: v.GenericSchema<AnySourceInput, AnySource> = v.union([
  SourcePartSchema,
  v.looseObject({
    type: v.pipe(
      v.string(),
      v.check((type) => !KNOWN_TYPES.includes(type)),
    ),
  }),
]);

export const QuestionPartSchema: v.GenericSchema<TextPart | AnySourceInput, QuestionPart> = v.union([
  TextPartSchema,
  AnySourceSchema,
]);

/** Between the texts of several parts. */
export const TEXT_BREAK = '\n\n';

/** What the person typed: the texts of all parts. */
export function questionText(parts: readonly { type: string; text?: unknown }[]): string {
  return parts.flatMap((part) => (part.type === 'text' ? [String(part.text)] : [])).join(TEXT_BREAK);
}

/** Everything that goes along: all parts but the text. */
export function sourcesOf<T extends { type: string }>(parts: readonly T[]): Exclude<T, TextPart>[] {
  return parts.filter((part): part is Exclude<T, TextPart> => part.type !== 'text');
}

/** Whether it is of a type that can be shown and given to a model here. */
export function isKnownSource<T extends { type: string }>(part: T): part is Extract<T, { type: SourceType }> {
  return (SOURCE_TYPES as readonly string[]).includes(part.type);
}

/** The parts of a question. No words: none of them says so. */
export function toQuestion<T>(text: string, sources: readonly T[]): (T | TextPart)[] {
  return text === '' ? [...sources] : [...sources, { type: 'text', text }];
}

/**
 * UTF-16 units of a source: with its title and address, since a page may have chosen long ones, and with what is not
 * known of it here, which is kept as well.
 */
export function countChars(source: object): number {
  const {
    type,
    title,
    url,
    language,
    text,
    around,
    turn,
    omittedChars,
    chars,
    excerpt,
    ...unknown
  }: Partial<SourcePart> = source;
  const known = [title, url, language, text, around, turn].reduce(
    (sum, each) => sum + (typeof each === 'string' ? each.length : 0),
    0,
  );
  return Object.keys(unknown).length === 0 ? known : known + JSON.stringify(unknown).length;
}

interface QuestionBounds {
  messageChars: number;
  sources: number;
  sourceChars: number;
}

/** The first bound that a question is beyond, with how much it is of the most; undefined when it is beyond none. */
export function findExcess(parts: readonly { type: string; text?: unknown }[], limits: QuestionBounds) {
  const sources = sourcesOf(parts);
  const sizes = [
    { cause: 'question', count: questionText(parts).length, most: limits.messageChars },
    { cause: 'attachments', count: sources.length, most: limits.sources },
    {
      cause: 'attached_text',
      count: sources.reduce((sum, source) => sum + countChars(source), 0),
      most: limits.sourceChars,
    },
  ] as const;
  return sizes.find(({ count, most }) => count > most);
}

/** Whether it is data and no text. */
export function isImage({ type }: { type: string }): boolean {
  return type === 'image';
}

/** How much of a selection a receipt shows. */
const EXCERPT_CHARS = 600;

/** What is kept of a source beside its content, enough to show what was sent. A receipt stays as it is. */
export function toReceipt<T extends SourcePart>(source: T): T & { chars: number; excerpt: string } {
  const { type, text, chars = text.length, tokens = tokensOf(source) } = source;
  const { excerpt = type === 'selection' ? text.slice(0, EXCERPT_CHARS) : '' } = source;
  return { ...source, text: '', chars, excerpt, ...(tokens !== undefined && { tokens }) };
}

/** About how many tokens a source takes; undefined where its content is not at hand. */
function tokensOf(source: SourcePart): number | undefined {
  if (isImage(source)) return IMAGE_TOKENS;
  return source.text === '' ? undefined : textTokens(source);
}

/** Of long texts: they are shown with every letter that is typed beside them, and measured more than once as they are asked. */
const counted = new WeakMap<object, number>();

/** About how many tokens all text of a source takes. What is shown of it and what is decided by it are the same number. */
export function textTokens(source: Pick<SourcePart, 'text' | 'around'>): number {
  const { text, around = '' } = source;
  const tokens = counted.get(source) ?? Math.ceil(estimateTokens(text) + estimateTokens(around));
  counted.set(source, tokens);
  return tokens;
}
