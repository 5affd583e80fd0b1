/**
 * Text from a page, or from an answer that may repeat one, made harmless to put before a model: what no reader of the
 * page can see is dropped, and what a model's template would take for its own control tokens is broken up. Every
 * replacement is a function: page text as a replacement string would be read for `$&` and the like.
 */

/** Controls but tab and newline. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufff9-\ufffb]/g;

/** Bidi controls, zero-width characters, Unicode tags, variation selectors, fillers: invisible, and able to carry text. */
const INVISIBLE = '\\p{Default_Ignorable_Code_Point}';

/** Joiners that Persian, Indic scripts and emoji need, and emoji's own variation selectors: kept one at a time. */
const VISIBLE = '[^\\p{ASCII}\\p{Default_Ignorable_Code_Point}]';
const JOINER = `(?<=${VISIBLE}\\ufe0f?)[\\u200c\\u200d](?=${VISIBLE})`;
const EMOJI_SELECTOR = `(?<=[0-9#*]|${VISIBLE})[\\ufe0e\\ufe0f]`;
const KEPT = new RegExp(`(${JOINER}|${EMOJI_SELECTOR})|${INVISIBLE}`, 'gu');

/** `<|im_start|>` and its like, with DeepSeek's full-width bars. Their ends alone mean nothing, and are code in R. */
const BAR_TOKENS = /<(?=[|｜])/g;

/** `<start_of_turn>`, `</s>`, `<think>`, `<<SYS>>`. */
const ANGLE_TOKENS =
  /<(?=<?\/?(?:s|bos|eos|pad|unk|mask|sep|cls|sys|think|thinking|reasoning|(?:start|end)_of_(?:turn|text|image|role|audio)|(?:end_?of_?text)|tools?|tool_(?:calls?|responses?|results?)|function(?:_call)?|fim_(?:prefix|middle|suffix|pad)|unused\d+|image|audio|video)>)/gi;

/** `[INST]` and its like. */
const BRACKET_TOKENS =
  /\[(?=\/?(?:inst|system_prompt|tool_calls|tool_results|tool_content|available_tools|args|call_id|img|img_break|img_end|think|prefix|suffix|middle)\])/gi;

export function sanitiseUntrusted(text: string): string {
  const visible = text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, () => '\n')
    .replace(CONTROLS, () => '')
    .replace(KEPT, (_, kept: string | undefined) => kept ?? '');
  return [BAR_TOKENS, ANGLE_TOKENS, BRACKET_TOKENS].reduce(
    (broken, pattern) => broken.replace(pattern, (first) => `${first} `),
    visible,
  );
}
