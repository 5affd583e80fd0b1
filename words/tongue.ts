import { once } from './once.ts';
import { ownLocale } from './own-locale.ts';

/** A sentence with a count in it, or one that says it in a word. */
type Form = string | ((shown: string) => string);

/** What a language does with numbers. `Categories`: the forms of its plurals, all of which a sentence with a count has. */
export interface Tongue<Categories extends Intl.LDMLPluralRule> {
  /** Chooses the form that a number takes, by the rules of CLDR that `Intl` has; `shown` is the number as it is written. */
  plural(count: number, forms: Record<Categories, Form>): string;
  /** For example `12,340`. */
  number(value: number): string;
}

/** @param language BCP 47 */
export function createTongue<Categories extends Intl.LDMLPluralRule>(language: string): Tongue<Categories> {
  const rules = once(() => new Intl.PluralRules(language));
  const numbers = once(() => new Intl.NumberFormat(ownLocale(language)));
  return {
    plural(count, forms) {
      const known: Partial<Record<Intl.LDMLPluralRule, Form>> = forms;
      const form = known[rules().select(count)] ?? known.other ?? '';
      return typeof form === 'string' ? form : form(numbers().format(count));
    },
    number: (value) => numbers().format(value),
  };
}
