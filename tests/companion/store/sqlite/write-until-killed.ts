/**
 * Writes turns to the folder of its argument, word by word, until it is killed. Tells its parent the turn and the number
 * of words that are kept after each.
 */
import { randomUUID } from 'node:crypto';
import { openSqliteStore } from '../../../../companion/store/sqlite/open-sqlite-store.ts';

/** So that turns end and begin while it is killed, too. */
const WORDS_A_TURN = 40;
const [folder = ''] = process.argv.slice(2);
const store = await openSqliteStore(folder);
const conversation = randomUUID();
process.on('disconnect', () => process.exit());

for (let parent: string | null = null; ; ) {
  const turn = randomUUID();
  await store.add({ turn, conversation, parent, task: 'chat', question: [{ type: 'text', text: 'Count.' }] });
  let content = '';
  for (let word = 0; word < WORDS_A_TURN; word++) {
    const text = `${word} `;
    await store.appendTexts([{ turn, kind: 'content', text }]);
    content += text;
    process.send?.({ turn, words: word + 1 });
  }
  const terminal = { type: 'cancelled', turn, seq: 1 } as const;
  await store.finish({ turn, conversation, parts: [{ type: 'text', text: content }], model: '', terminal });
  parent = turn;
}
