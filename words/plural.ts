type Forms = Partial<Record<Intl.LDMLPluralRule, string | ((shown: string) => string)>> & {
  other: string | ((shown: string) => string);
};

/**
 * Chooses the form of a sentence that a number takes in a language, by the rules of CLDR that `Intl` has.
 *
 * @param language BCP 47; its digits and separators write the number that the form is given
 */
export function createPlural(language: string): (count: number, forms: Forms) => string {
  // Made when the first sentence needs them: that loads the language's data, and takes longer than all else at the start.
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(language);
    const form = forms[rules.select(count)] ?? forms.other;
    if (typeof form === 'string') return form;
    numbers ??= new Intl.NumberFormat(language);
    return form(numbers.format(count));
  };
}
