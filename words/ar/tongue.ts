import { createTongue } from '../tongue.ts';

const tongue = createTongue<'zero' | 'one' | 'two' | 'few' | 'many' | 'other'>('ar');

/** الأعداد وصيغ الجمع في العربية. */
export const { plural, number } = tongue;

/** Something that is counted: alone, in two, from three to ten, from eleven on, and of a hundred. */
export type Counted = readonly [one: string, two: string, few: string, many: string, other: string];

/** For example `رمزان` and `٣ رموز`. */
export function counted(count: number, [one, two, few, many, other]: Counted): string {
  return plural(count, {
    zero: (shown) => `${shown} ${other}`,
    one,
    two,
    few: (shown) => `${shown} ${few}`,
    many: (shown) => `${shown} ${many}`,
    other: (shown) => `${shown} ${other}`,
  });
}

export const TOKENS: Counted = ['رمز واحد', 'رمزان', 'رموز', 'رمزًا', 'رمز'];
export const PEOPLE: Counted = ['شخص واحد', 'شخصان', 'أشخاص', 'شخصًا', 'شخص'];
export const CHATS: Counted = ['محادثة واحدة', 'محادثتان', 'محادثات', 'محادثة', 'محادثة'];

/** A name inside of a sentence: its own direction turns nothing else around. */
export const name = (text: string) => `\u2068${text}\u2069`;
/** What is typed, and addresses: they stay left to right. */
export const code = (text: string) => `\u2066${text}\u2069`;
/** A name in quotes. */
export const quoted = (text: string) => `«${name(text)}»`;
