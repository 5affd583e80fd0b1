import { createTongue } from '../tongue.ts';

const tongue = createTongue<'one' | 'few' | 'many' | 'other'>('pl');

/** Numbers and plural forms of Polish; `other` is for fractions. */
export const { plural, number } = tongue;

/** A number with its noun, in each of its forms. */
export const counted = (count: number, one: string, few: string, many: string, other: string): string =>
  plural(count, {
    one: (shown) => `${shown} ${one}`,
    few: (shown) => `${shown} ${few}`,
    many: (shown) => `${shown} ${many}`,
    other: (shown) => `${shown} ${other}`,
  });

export const tokens = (count: number): string => counted(count, 'token', 'tokeny', 'tokenów', 'tokena');

/** As after „do”, „z” or „od”, and after a number that is left out. */
export const ofTokens = (count: number): string => counted(count, 'tokena', 'tokenów', 'tokenów', 'tokena');

export const chats = (count: number): string => counted(count, 'czat', 'czaty', 'czatów', 'czatu');
