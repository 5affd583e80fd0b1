import type { DatabaseSync } from 'node:sqlite';
import { changeParameters } from '../../../../protocol/change-parameters.ts';
import type { ParameterChanges } from '../../../../protocol/parameter-schemas.ts';
import type { ModelParameters } from '../../../../protocol/parameters.ts';
import type { Tuned } from '../../parameter-store.ts';
import { inTransaction } from '../database/transaction.ts';

/** What people have set of chats and models. */
export function createParameterRows(db: DatabaseSync) {
  const selectChat = db.prepare('SELECT parameters FROM conversations WHERE id = ? AND deleted_at IS NULL');
  const updateChat = db.prepare('UPDATE conversations SET parameters = ? WHERE id = ?');
  const selectModel = db.prepare('SELECT parameters FROM model_parameters WHERE model = ?');
  const upsertModel = db.prepare('INSERT OR REPLACE INTO model_parameters (model, parameters) VALUES (?, ?)');
  const dropModel = db.prepare('DELETE FROM model_parameters WHERE model = ?');

  const read = (row: Record<string, unknown> | undefined): ModelParameters | undefined =>
    row && (JSON.parse(String(row.parameters)) as ModelParameters);
  const ofModel = (model: string): ModelParameters => read(selectModel.get(model)) ?? {};

  return {
    parametersOf: ({ conversation, model }: Tuned) => ({
      ofChat: conversation === undefined ? undefined : read(selectChat.get(conversation)),
      ofModel: model === undefined ? {} : ofModel(model),
    }),
    tuneChat: (id: string, changes: ParameterChanges): boolean =>
      inTransaction(db, () => {
        const known = read(selectChat.get(id));
        if (known === undefined) return false;
        updateChat.run(JSON.stringify(changeParameters(known, changes)), id);
        return true;
      }),
    tuneModel: (model: string, changes: ParameterChanges): void =>
      inTransaction(db, () => {
        const values = changeParameters(ofModel(model), changes);
        if (Object.keys(values).length === 0) dropModel.run(model);
        else upsertModel.run(model, JSON.stringify(values));
      }),
  };
}
