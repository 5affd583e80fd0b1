import { globSync, readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { prepareState } from '../components/gallery/prepare-state.ts';
import { pressWhileComposing } from '../components/gallery/press-while-composing.ts';
import { readTree } from '../components/gallery/read-tree.ts';
import { walkByTab } from '../components/gallery/walk-by-tab.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { STILL, useGallery } from './gallery-pages.ts';

/** Each component with a field for text, and a state of the gallery in which that field can be typed into. */
const FIELDS: Readonly<Record<string, { state: string; field: string }>> = {
  'components/DrawerSearch.tsx': { state: 'history', field: '.search-field' },
  'components/composer/QuestionField.tsx': { state: 'empty', field: '.composer-field' },
  'components/conversation/SearchedModels.tsx': { state: 'answer-again-search', field: '.model-search' },
  'components/find/FindBar.tsx': { state: 'find', field: '.find-field' },
  'components/history/RenameField.tsx': { state: 'history-rename', field: '.chat-row input' },
  'components/history/SelectionBar.tsx': { state: 'history-selected', field: '.tag-field' },
  'components/models/PullForm.tsx': { state: 'models', field: '.pull-form input' },
  'components/pairing/PairingForm.tsx': { state: 'pairing-guest', field: '.pairing input' },
  'components/prompts/PromptEditor.tsx': { state: 'prompts-editor', field: '.drawer .field-input' },
  'components/prompts/PromptQuestions.tsx': {
    state: 'prompt-questions',
    field: '.prompt-question :is(input, textarea)',
  },
  'components/rooms/links/NewLink.tsx': { state: 'room-link', field: '.room input' },
  'components/rooms/visit/JoinScreen.tsx': { state: 'visit-join', field: 'input' },
  'components/selection-button/ButtonSites.tsx': { state: 'settings-buttons', field: '.button-sites + form input' },
  'components/settings/AskingSection.tsx': { state: 'settings', field: '.settings textarea' },
  'components/settings/DataSection.tsx': { state: 'settings-delete', field: '.settings-delete input' },
  'components/summary/SummaryStyles.tsx': { state: 'summary-focus', field: '.summary-focus' },
  'components/tuning/TypedValue.tsx': { state: 'tuning', field: '.tuning-form :is(input[type=text], textarea)' },
};

/** What a screen reader can jump to on each screen, in its order. */
const SCREENS: Readonly<Record<string, readonly string[]>> = {
  empty: ['banner', 'heading 1 New chat', 'main Conversation', 'heading 2 Ask beside the page', 'contentinfo'],
  'first-run-try': [
    'banner',
    'heading 1 New chat',
    'main Conversation',
    'region Get started',
    'heading 2 Get started',
    'heading 3 Connected to the companion',
    'heading 3 A model is ready',
    'heading 3 Try it on this page',
    'heading 2 Ask beside the page',
    'contentinfo',
  ],
  interrupted: [
    'banner',
    'heading 1 The colour of the sky',
    'main Conversation',
    'heading 2 Question',
    'heading 2 Answer from llama3.2:3b',
    'heading 2 Question',
    'heading 2 Answer from llama3.2:3b',
    'contentinfo',
  ],
  'history-search': ['dialog Chats', 'heading 2 Chats'],
  models: ['dialog Models', 'heading 2 Models'],
  'pairing-guest': ['dialog Companion', 'heading 2 Companion', 'region Connection', 'heading 3 Pair this browser'],
  'room-people': [
    'dialog Share this chat',
    'heading 2 Share this chat',
    'region Links',
    'heading 3 Links',
    'region People',
    'heading 3 People',
  ],
  tuning: ['dialog Model settings', 'heading 2 Model settings', 'region For every model', 'heading 3 For every model'],
  'first-model': [
    'banner',
    'heading 1 New chat',
    'region Download your first model',
    'heading 2 Download your first model',
    'main Conversation',
    'heading 2 Ask beside the page',
    'contentinfo',
  ],
  waiting: [
    'banner',
    'heading 1 Why is the sky blue?',
    'main Conversation',
    'heading 2 Question',
    'heading 2 Answer',
    'contentinfo',
    'region Asked next',
    'heading 2 Asked next',
  ],
  keys: [
    'dialog Keyboard shortcuts',
    'heading 2 Keyboard shortcuts',
    'region Keyboard shortcuts',
    'heading 3 Your question',
    'heading 3 Questions asked next',
    'heading 3 Elsewhere in the panel',
    'heading 3 In the browser',
  ],
  settings: [
    'dialog Settings',
    'heading 2 Settings',
    ...[
      'Companion',
      'Appearance',
      'Questions and answers',
      'Voice',
      'Reading aloud',
      'Buttons beside selected text',
      'Sites Aside may always read',
      'Keyboard shortcuts',
      'Your data',
    ].flatMap((section) => [`region ${section}`, `heading 3 ${section}`]),
  ],
  'prompts-library': ['dialog Prompts', 'heading 2 Prompts'],
  compare: ['dialog Compare answers', 'heading 2 Compare answers', 'region Version 2: qwen3:8b'],
  'history-filters': ['dialog Chats', 'heading 2 Chats'],
  'room-share': ['dialog Share this chat', 'heading 2 Share this chat'],
  'visit-join': ['main', 'heading 1 Join a shared chat'],
};

it('knows every component with a field for text', () => {
  const root = new URL('../..', import.meta.url);
  const withField = globSync('{components,web}/**/*.tsx', { cwd: root }).filter((path) => {
    const source = readFileSync(new URL(path, root), 'utf8');
    const inputs = [...source.matchAll(/<(?:input|textarea)\b[\s\S]*?\/?>/g)];
    return inputs.some(([element]) => !/type="(?:checkbox|radio|file|range|date)"/.test(element));
  });
  expect(withField.sort()).toEqual(Object.keys(FIELDS).sort());
});

describeInBrowser('headless', 'each screen of the panel', () => {
  const pages = useGallery();

  async function show(state: string): Promise<Page> {
    const page = await pages.show(state, 360, [STILL]);
    await prepareState(page, state);
    return page;
  }

  it.each(Object.entries(FIELDS))(
    'leaves an input method its keys in each field of %s',
    async (_, { state, field }) => {
      const page = await show(state);
      await page.waitForSelector(field);
      expect(await pressWhileComposing(page, field)).toEqual([]);
    },
  );

  it.each(Object.keys(SCREENS))('has a role and a name for all that can be used: %s', async (state) => {
    const page = await show(state);
    const tree = await readTree(page);
    expect(tree.filter(({ name, isFocusable }) => isFocusable && name === '')).toEqual([]);
    // Would have every token read out.
    expect(tree.filter(({ role }) => role === 'log')).toEqual([]);
    expect(tree.filter(isMark).map(nameMark)).toEqual(SCREENS[state]);
  });

  it.each(Object.keys(SCREENS))('is used with the keyboard alone, and is left by it: %s', async (state) => {
    const page = await show(state);
    const { missed, unseen } = await walkByTab(page);
    expect({ missed, unseen }).toEqual({ missed: [], unseen: [] });
    if (!(await page.$('dialog[open]'))) return;
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    // Not lost: it is where something can be done.
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
  });
});

function isMark({ role }: { role: string }): boolean {
  return ['banner', 'main', 'contentinfo', 'navigation', 'region', 'dialog', 'heading'].includes(role);
}

function nameMark({ role, name, level }: { role: string; name: string; level?: number | undefined }): string {
  return [role, level, name].filter((part) => part !== undefined && part !== '').join(' ');
}
