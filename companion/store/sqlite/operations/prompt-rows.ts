import type { DatabaseSync } from 'node:sqlite';
import { changePrompts, type PromptRefusal } from '../../../../protocol/change-prompts.ts';
import type { Limits } from '../../../../protocol/limits.ts';
import type { KeptPrompt, PromptChange } from '../../../../protocol/prompts.ts';
import { inTransaction } from '../database/transaction.ts';

/** A person's library of prompts. */
export function createPromptRows(db: DatabaseSync) {
  const select = db.prepare('SELECT content FROM prompts ORDER BY id');
  const insert = db.prepare('INSERT INTO prompts (id, content) VALUES (?, ?)');
  const drop = db.prepare('DELETE FROM prompts WHERE id = ?');

  const all = (): KeptPrompt[] => select.all().map(({ content }) => JSON.parse(String(content)));

  return {
    allPrompts: all,
    changePrompts: (changes: readonly PromptChange[], limits: Limits): readonly KeptPrompt[] | PromptRefusal =>
      inTransaction(db, () => {
        const next = changePrompts(all(), changes, limits);
        if ('code' in next) return next;
        const changed = new Set(changes.map(({ prompt }) => prompt));
        for (const prompt of changed) drop.run(prompt);
        for (const kept of next) if (changed.has(kept.prompt)) insert.run(kept.prompt, JSON.stringify(kept));
        return next;
      }),
  };
}
