import { changeParameters } from '../../../../protocol/change-parameters.ts';
import { changePrompts, type PromptRefusal } from '../../../../protocol/change-prompts.ts';
import type { Limits } from '../../../../protocol/limits.ts';
import type { ParameterChanges } from '../../../../protocol/parameter-schemas.ts';
import type { ModelParameters } from '../../../../protocol/parameters.ts';
import {
  newPreferences,
  type Preference,
  refusePreferences,
  withPreferences,
} from '../../../../protocol/preferences.ts';
import type { KeptPrompt, PromptChange } from '../../../../protocol/prompts.ts';
import type { Tuned } from '../../parameter-store.ts';
import type { PreferencesSet } from '../../preference-store.ts';
import type { Queries } from '../database/sessions.ts';
import type { OperationContext } from './operation-context.ts';

/** What people have set of chats, of models and of Aside itself, and their prompts. */
export function createPersonalRows({ db, person }: OperationContext) {
  /** Locks what is read here until the transaction ends, even if there is no row yet to lock. */
  function alone<T>(what: string, work: (queries: Queries) => Promise<T>): Promise<T> {
    return db.transaction(async (queries) => {
      await queries.all("SELECT pg_advisory_xact_lock(hashtextextended('aside ' || $1 || ' ' || $2, 0))", what, person);
      return work(queries);
    });
  }

  async function ofModel(queries: Queries, model: string): Promise<ModelParameters> {
    const row = await queries.one<{ parameters: string }>(
      'SELECT parameters FROM model_parameters WHERE person = $1 AND model = $2',
      person,
      model,
    );
    return row ? JSON.parse(row.parameters) : {};
  }

  async function ofChat(queries: Queries, conversation: string, lock = ''): Promise<ModelParameters | undefined> {
    const row = await queries.one<{ parameters: string }>(
      `SELECT parameters FROM conversations WHERE person = $1 AND id = $2 AND deleted_at IS NULL ${lock}`,
      person,
      conversation,
    );
    return row && JSON.parse(row.parameters);
  }

  async function prompts(queries: Queries): Promise<KeptPrompt[]> {
    const rows = await queries.all<{ content: string }>(
      'SELECT content FROM prompts WHERE person = $1 ORDER BY id',
      person,
    );
    return rows.map(({ content }) => JSON.parse(content));
  }

  async function preferences(queries: Queries): Promise<Preference[]> {
    const rows = await queries.all<{ name: string; value: string; revision: number }>(
      'SELECT name, value, revision FROM preferences WHERE person = $1 ORDER BY name',
      person,
    );
    return rows.map(({ name, value, revision }) => ({ name, value: JSON.parse(value) as unknown, revision }));
  }

  return {
    async parametersOf({ conversation, model }: Tuned) {
      return {
        ofChat: conversation === undefined ? undefined : await ofChat(db, conversation),
        ofModel: model === undefined ? {} : await ofModel(db, model),
      };
    },
    tuneChat: (id: string, changes: ParameterChanges): Promise<boolean> =>
      db.transaction(async (queries) => {
        const known = await ofChat(queries, id, 'FOR UPDATE');
        if (known === undefined) return false;
        await queries.run(
          'UPDATE conversations SET parameters = $3 WHERE person = $1 AND id = $2',
          person,
          id,
          JSON.stringify(changeParameters(known, changes)),
        );
        return true;
      }),
    tuneModel: (model: string, changes: ParameterChanges): Promise<void> =>
      alone('parameters', async (queries) => {
        const values = changeParameters(await ofModel(queries, model), changes);
        await queries.run('DELETE FROM model_parameters WHERE person = $1 AND model = $2', person, model);
        if (Object.keys(values).length === 0) return;
        await queries.run(
          'INSERT INTO model_parameters (person, model, parameters) VALUES ($1, $2, $3)',
          person,
          model,
          JSON.stringify(values),
        );
      }),
    allPrompts: () => prompts(db),
    changePrompts: (changes: readonly PromptChange[], limits: Limits): Promise<readonly KeptPrompt[] | PromptRefusal> =>
      alone('prompts', async (queries) => {
        const next = changePrompts(await prompts(queries), changes, limits);
        if ('code' in next) return next;
        const changed = new Set(changes.map(({ prompt }) => prompt));
        const kept = next.filter(({ prompt }) => changed.has(prompt));
        await queries.run('DELETE FROM prompts WHERE person = $1 AND id = ANY($2::text[])', person, [...changed]);
        await queries.run(
          'INSERT INTO prompts (person, id, content) SELECT $1, * FROM unnest($2::text[], $3::text[])',
          person,
          kept.map(({ prompt }) => prompt),
          kept.map((prompt) => JSON.stringify(prompt)),
        );
        return next;
      }),
    allPreferences: () => preferences(db),
    setPreferences: (changes: readonly Preference[], now: number, limits: Limits): Promise<PreferencesSet> =>
      alone('preferences', async (queries) => {
        const kept = await preferences(queries);
        const changed = newPreferences(kept, changes, now);
        const why = refusePreferences(withPreferences(kept, changed), limits);
        if (why) return { isSet: false, why };
        await queries.run(
          `INSERT INTO preferences (person, name, value, revision)
           SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[])
           ON CONFLICT (person, name) DO UPDATE SET value = excluded.value, revision = excluded.revision`,
          person,
          changed.map(({ name }) => name),
          changed.map(({ value }) => JSON.stringify(value)),
          changed.map(({ revision }) => revision),
        );
        return { isSet: true, changed };
      }),
  };
}
