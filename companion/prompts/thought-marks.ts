/** How models mark their thoughts inside of what they write, in lower case. */
export interface ThoughtMarks {
  readonly open: readonly string[];
  readonly close: readonly string[];
  /** Its words are ordinary enough to be data in an answer: only what comes first is a thought. */
  readonly isOrdinary?: boolean;
}

/** gpt-oss, where a server leaves its channels in the text. */
const FINAL_CHANNEL = ['<|start|>assistant<|channel|>final<|message|>', '<|channel|>final<|message|>'];

export const THOUGHT_MARKS: readonly ThoughtMarks[] = [
  // DeepSeek R1, Qwen, QwQ, GLM, Kimi K2; Seed-OSS; models that were taught with answers of Claude
  ...['think', 'thinking', 'seed:think', 'ant_thinking', 'antthinking'].map((name) => tags(name)),
  // EXAONE, Gemini's and others' own; also what prompts ask for
  ...['thought', 'thoughts', 'reason', 'reasoning'].map((name) => ({ ...tags(name), isOrdinary: true })),
  // Magistral; Kimi-VL; OpenThinker and Sky-T1; Command A and R7B
  { open: ['[think]'], close: ['[/think]'] },
  { open: ['◁think▷'], close: ['◁/think▷'] },
  { open: ['<|begin_of_thought|>'], close: ['<|end_of_thought|>'] },
  { open: ['<|start_thinking|>'], close: ['<|end_thinking|>'] },
  // Gemma 4
  { open: ['<|channel>thought\n'], close: ['<channel|>'] },
  {
    open: ['analysis', 'commentary'].flatMap((channel) => [
      `<|start|>assistant<|channel|>${channel}<|message|>`,
      `<|channel|>${channel}<|message|>`,
    ]),
    close: [...FINAL_CHANNEL, '<|end|>'],
  },
];

/** What stands around an answer after thoughts, and says nothing. None of it can end thoughts that were never opened. */
export const ANSWER_MARKS: readonly string[] = [
  '<|end|>',
  '<|return|>',
  '<|begin_of_solution|>',
  '<|end_of_solution|>',
  '<|start_response|>',
  '<|end_response|>',
];

function tags(name: string): ThoughtMarks {
  return { open: [`<${name}>`], close: [`</${name}>`] };
}
