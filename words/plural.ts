import { once } from './once.ts';

type Forms = Partial<Record<Intl.LDMLPluralRule, string | ((shown: string) => string)>> & {
  other: string | ((shown: string) => string);
};

/**
 * Chooses the form of a sentence that a number takes in a language, by the rules of CLDR that `Intl` has.
 *
 * @param language BCP 47; its digits and separators write the number that the form is given
 */
export function createPlural(language: string): (count: number, forms: Forms) => string {
  const rules = once(() => new Intl.PluralRules(language));
  const numbers = once(() => new Intl.NumberFormat(language));
  return (count, forms) => {
    const form = forms[rules().select(count)] ?? forms.other;
    return typeof form === 'string' ? form : form(numbers().format(count));
  };
}
