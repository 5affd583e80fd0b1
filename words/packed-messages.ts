import type { Catalogue } from './catalogue.ts';
import type { LanguageCode } from './languages.ts';

type Menus = Catalogue['menus'];
type Messages = Record<string, { message: string }>;

/** Where the package has what the browser itself shows, in one language. */
export function messagesFile(code: LanguageCode): string {
  return `_locales/${code.replace('-', '_')}/messages.json`;
}

/** The messages of one language, as browsers read them: of a sentence with params, with `{0}` in their place. */
export function packMessages(menus: Menus): Messages {
  return Object.fromEntries(
    Object.entries(menus).map(([key, words]) => [key.replaceAll('-', '_'), { message: pack(words) }]),
  );
}

function pack(words: Menus[keyof Menus]): string {
  const message = typeof words === 'string' ? words : words('{0}', '{1}');
  // What browsers would put something else in for.
  return message.replaceAll('$', '$$$$');
}

/** The same words again. */
export function unpackMessages(messages: Messages): Menus {
  return Object.fromEntries(
    Object.entries(messages).map(([key, { message }]) => {
      const text = message.replaceAll('$$', '$');
      const say = (...given: string[]) => text.replace(/\{(\d)\}/g, (_, place) => given[place] ?? '');
      return [key.replaceAll('_', '-'), text.includes('{0}') ? say : text];
    }),
  ) as unknown as Menus;
}
