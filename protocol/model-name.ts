const PART = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}';
/** Of a place where models come from, with its port. */
const HOST = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,349}(?::\\d{1,5})?';
const NAME = new RegExp(`^(?:(?:${HOST}/)?${PART}/)?${PART}(?::${PART})?$`);

/**
 * Whether a model can be pulled by this name: `model`, `model:tag`, `owner/model`, or with the place that it comes from,
 * `hf.co/owner/model`. An address is none.
 */
export function isModelName(text: string): boolean {
  return text.length <= 512 && NAME.test(text);
}
