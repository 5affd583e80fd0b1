import { useSignal } from '@preact/signals';
import { Download, Plus, Upload } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { saveFile } from '../../sidebar/browser/save-file.ts';
import { filterPrompts, type Prompt } from '../../sidebar/prompts/list-prompts.ts';
import { writePromptFile } from '../../sidebar/prompts/prompt-file.ts';
import type { ChangeOutcome } from '../../sidebar/prompts/prompt-library.ts';
import type { Prompts } from '../../sidebar/prompts/prompts.ts';
import { takePromptFile } from '../../sidebar/prompts/take-prompt-file.ts';
import { promptWords } from '../../words/spoken-later.ts';
import { Drawer } from '../Drawer.tsx';
import { DrawerSearch } from '../DrawerSearch.tsx';
import { Icon } from '../Icon.tsx';
import '../styles/history.css';
import '../styles/pairing.css';
import '../styles/prompts.css';
import '../styles/toast.css';
import { describeImport } from './describe-import.ts';
import { PromptEditor } from './PromptEditor.tsx';
import { PromptRow } from './PromptRow.tsx';

/** The library of prompts: a list that is searched and ordered, and the words of each. */
export function PromptsDrawer({ prompts: { library, drafts, isOpen } }: { prompts: Prompts }) {
  const query = useSignal('');
  const edited = useSignal<Prompt | 'new' | null>(null);
  const said = useSignal('');
  const undo = useSignal<{ name: string; undo: () => Promise<ChangeOutcome> } | null>(null);
  const dragged = useSignal<Prompt | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const file = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (edited.value === null) search.current?.focus();
  }, [edited.value === null]);

  const all = library.prompts.value;
  const found = filterPrompts(all, query.value, 'text');
  const canChange = library.canChange.value;
  const isFiltered = query.value.trim() !== '';
  const own = all.filter(({ isAsides, isChanged }) => !isAsides || isChanged);

  const tell = async (outcome: Promise<ChangeOutcome>, done = '') => {
    const how = await outcome;
    said.value = how === 'done' ? done : how === 'conflict' ? promptWords.savedAsCopy : promptWords.notSaved;
    return how !== 'failed';
  };
  const move = async (prompt: Prompt, by: number) => {
    if (await tell(library.move(prompt, by))) {
      const place = library.prompts.peek().findIndex(({ id }) => id === prompt.id);
      said.value = promptWords.moved(prompt.name, place + 1, all.length);
    }
    list.current?.querySelector<HTMLElement>(`[data-prompt="${prompt.id}"]`)?.focus();
  };
  /** Ends the editing for good: what was written is saved, or given up. */
  const end = (prompt: Prompt | null) => {
    drafts.drop(prompt);
    edited.value = null;
  };
  const save = async (prompt: Prompt | null, words: { name: string; text: string }, isPinned: boolean) => {
    const outcome = prompt ? library.edit(prompt, words) : library.add(words, isPinned);
    // What was written stays until it is kept.
    if (!(await tell(outcome))) return;
    end(prompt);
    if (prompt && prompt.isPinned !== isPinned) await tell(library.pin(prompt, isPinned), said.value);
  };
  const remove = async (prompt: Prompt) => {
    const removed = library.remove(prompt);
    if (!(await tell(removed.outcome))) return;
    end(prompt);
    undo.value = { name: prompt.name, undo: removed.undo };
  };
  const editing = edited.value;
  const prompt = editing === 'new' ? null : editing;
  return (
    <Drawer
      label={promptWords.title}
      close={() => {
        if (editing === null) isOpen.value = false;
        else drafts.leave(prompt);
        edited.value = null;
      }}
      head={
        editing ? (
          <h2 class="drawer-title">{editing === 'new' ? promptWords.add : promptWords.editOne(editing.name)}</h2>
        ) : (
          <DrawerSearch
            title={promptWords.title}
            label={promptWords.search}
            field={search}
            query={query.value}
            setQuery={(typed) => {
              query.value = typed;
            }}
          />
        )
      }
    >
      <div class="prompts">
        <p class="prompts-said" role="status">
          {canChange ? said.value : promptWords.needsPairing}
        </p>
        {editing ? (
          <PromptEditor
            key={prompt?.id ?? 'new'}
            prompt={prompt}
            draft={drafts.open(prompt)}
            save={(words, isPinned) => void save(prompt, words, isPinned)}
            cancel={() => end(prompt)}
            remove={() => prompt && void remove(prompt)}
            reset={() => prompt && void tell(library.reset(prompt)).then((isDone) => isDone && end(prompt))}
          />
        ) : (
          <>
            <ul class="prompt-list" ref={list}>
              {found.map((prompt) => (
                <PromptRow
                  key={prompt.id}
                  prompt={prompt}
                  canMove={canChange && !isFiltered}
                  edit={() => {
                    said.value = '';
                    edited.value = prompt;
                  }}
                  move={(by) => void move(prompt, by)}
                  dragged={() => {
                    dragged.value = prompt;
                  }}
                  over={(event) => dragged.peek() && event.preventDefault()}
                  dropped={() => {
                    const moved = dragged.peek();
                    dragged.value = null;
                    if (moved) void move(moved, found.indexOf(prompt) - found.indexOf(moved));
                  }}
                />
              ))}
            </ul>
            {found.length === 0 && <p class="prompts-none">{promptWords.noMatch}</p>}
          </>
        )}
      </div>
      {undo.value && !editing && (
        <div class="toast">
          <p class="toast-text">{promptWords.removed(undo.value.name)}</p>
          <button
            type="button"
            class="text-button"
            onClick={() => {
              const last = undo.peek();
              undo.value = null;
              if (last) void tell(last.undo());
              search.current?.focus();
            }}
          >
            {promptWords.undo}
          </button>
        </div>
      )}
      {!editing && (
        <div class="prompts-foot">
          <button
            type="button"
            class="button"
            disabled={!canChange}
            onClick={() => {
              edited.value = 'new';
            }}
          >
            <Icon of={Plus} />
            {promptWords.add}
          </button>
          <button
            type="button"
            class="icon-button"
            title={promptWords.importFile}
            disabled={!canChange}
            onClick={() => file.current?.click()}
          >
            <Icon of={Upload} />
          </button>
          <button
            type="button"
            class="icon-button"
            title={promptWords.exportFile}
            disabled={own.length === 0}
            onClick={() =>
              saveFile(new Blob([writePromptFile(own)], { type: 'application/json' }), 'aside-prompts.json')
            }
          >
            <Icon of={Download} />
          </button>
          <input
            ref={file}
            type="file"
            accept=".json,application/json"
            hidden
            onChange={({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? [];
              currentTarget.value = '';
              if (!chosen) return;
              void takePromptFile(chosen, library).then((outcome) => {
                said.value = outcome ? describeImport(outcome) : promptWords.notSaved;
              });
            }}
          />
        </div>
      )}
    </Drawer>
  );
}
