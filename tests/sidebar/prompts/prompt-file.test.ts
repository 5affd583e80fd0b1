import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../protocol/limits.ts';
import { cleanName, readPromptFile, writePromptFile } from '../../../sidebar/prompts/prompt-file.ts';

const PROMPTS = [
  { name: 'Haiku', text: 'Write a haiku about {{page}}' },
  { name: 'Ähm 😀', text: 'Zeile\nZeile "2"' },
];

/** As Page Assist writes its data; made by hand after its source. */
const PAGE_ASSIST = {
  knowledge: [],
  chat: [],
  vector: [],
  prompts: [
    {
      id: 'prompt_9f8e-1',
      title: 'Tone',
      content: 'Rewrite politely: {text}',
      is_system: false,
      createdBy: 'x',
      createdAt: 1,
    },
    {
      id: 'prompt_9f8e-2',
      title: 'Pirate',
      content: 'You are a pirate.',
      is_system: true,
      createdAt: 2,
      tags: ['fun'],
    },
    { id: 'prompt_9f8e-3', title: 'Empty', content: '  ', is_system: false, createdAt: 3 },
  ],
  oaiConfigs: [],
  storageLocal: {},
};

describe('a file of prompts', () => {
  it('is read as it was written', () => {
    expect(readPromptFile(writePromptFile(PROMPTS))).toEqual({ kind: 'prompts', prompts: PROMPTS, unusable: 0 });
  });

  it.each([
    ['all of its data', PAGE_ASSIST],
    ['its prompts alone', PAGE_ASSIST.prompts],
  ])('of Page Assist is read from %s', (_, file) => {
    expect(readPromptFile(JSON.stringify(file))).toEqual({
      kind: 'prompts',
      prompts: [
        { name: 'Tone', text: 'Rewrite politely: {text}' },
        { name: 'Pirate', text: 'You are a pirate.' },
      ],
      unusable: 1,
    });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'name: Haiku'],
    ['a number', '7'],
    ['null', 'null'],
    ['chats of Aside', '{"format":"aside","version":1,"conversations":[]}'],
    ['chats of ChatGPT', '[{"title":"Chat","mapping":{}}]'],
    ['a list of texts', '["a"]'],
    ['another list of prompts', '{"prompts":[{"command":"/a","content":"b"}]}'],
    ['an own file without a list', '{"format":"aside-prompts","prompts":{}}'],
    ['deep brackets', '['.repeat(100_000)],
  ])('is not %s', (_, content) => {
    expect(readPromptFile(content)).toEqual({ kind: 'not_prompts' });
  });

  it('has prompts that are too long, or none, left out and counted', () => {
    const texts = ['x'.repeat(5_000_000), 'x'.repeat(LIMITS.promptChars), '', 3, null];
    const content = JSON.stringify({
      format: 'aside-prompts',
      prompts: [...texts.map((text) => ({ name: 'n', text })), 4],
    });
    expect(readPromptFile(content)).toMatchObject({ prompts: [{ name: 'n' }], unusable: 5 });
  });
});

describe('a name', () => {
  it.each([
    ['Ex\nplain\u2028this', 'Ex plain this'],
    ['\u202eExplain\u2066', 'Explain'],
    ['a\u0000b', 'a b'],
    ['  ', ''],
    ['n'.repeat(500), 'n'.repeat(100)],
    ['😀'.repeat(80), '😀'.repeat(50)],
    [`${'n'.repeat(99)}😀`, 'n'.repeat(99)],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanName(name)).toBe(clean);
  });
});
