import { createTongue } from '../tongue.ts';

const tongue = createTongue<'one' | 'few' | 'many' | 'other'>('uk');

/** Numbers and plural forms of Ukrainian: `one` is 21 too, and `other` is for fractions. */
export const { plural, number } = tongue;

/** A number with its noun, in each of its forms. */
export const counted = (count: number, one: string, few: string, many: string, other: string): string =>
  plural(count, {
    one: (shown) => `${shown} ${one}`,
    few: (shown) => `${shown} ${few}`,
    many: (shown) => `${shown} ${many}`,
    other: (shown) => `${shown} ${other}`,
  });

export const tokens = (count: number): string => counted(count, 'токен', 'токени', 'токенів', 'токена');

/** As after “з” or “близько”. */
export const ofTokens = (count: number): string => counted(count, 'токена', 'токенів', 'токенів', 'токена');

export const chats = (count: number): string => counted(count, 'чат', 'чати', 'чатів', 'чату');
