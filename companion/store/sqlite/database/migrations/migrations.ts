import { CONVERSATIONS } from './0001-conversations.ts';
import { SEARCH_CHARACTERS } from './0002-search-characters.ts';
import { CLIENTS } from './0003-clients.ts';
import { ANSWER_PARTS } from './0004-answer-parts.ts';
import { BLOBS } from './0005-blobs.ts';
import { THOUGHTS_APART } from './0006-thoughts-apart.ts';
import { FENCED_TURNS } from './0007-fenced-turns.ts';
import { ERROR_PARAMS } from './0008-error-params.ts';
import { QUESTION_PARTS } from './0009-question-parts.ts';
import { NOTES } from './0010-notes.ts';
import { PARAMETERS } from './0011-parameters.ts';
import { SUMMARY_STYLES } from './0012-summary-styles.ts';
import { MODELS_OF_TURNS } from './0013-models-of-turns.ts';
import { ROOMS } from './0014-rooms.ts';
import { PROMPTS } from './0015-prompts.ts';
import { PREFERENCES } from './0016-preferences.ts';
import { ARRANGED_CHATS } from './0017-arranged-chats.ts';
import { IMPORTED_CHATS } from './0018-imported-chats.ts';
import { LATE_TURNS } from './0019-late-turns.ts';
import { PEOPLE } from './0020-people.ts';
import { REMOVED_PEOPLE } from './0021-removed-people.ts';
import { SHARED_SECRET } from './0022-shared-secret.ts';

/** The n-th brings a database from version n to n + 1. What was released is never edited. */
export const MIGRATIONS: readonly string[] = [
  CONVERSATIONS,
  SEARCH_CHARACTERS,
  CLIENTS,
  ANSWER_PARTS,
  BLOBS,
  THOUGHTS_APART,
  FENCED_TURNS,
  ERROR_PARAMS,
  QUESTION_PARTS,
  NOTES,
  PARAMETERS,
  SUMMARY_STYLES,
  MODELS_OF_TURNS,
  ROOMS,
  PROMPTS,
  PREFERENCES,
  ARRANGED_CHATS,
  IMPORTED_CHATS,
  LATE_TURNS,
  PEOPLE,
  REMOVED_PEOPLE,
  SHARED_SECRET,
];

const TURNS = '(SELECT count(*) FROM turns)';
/**
 * How often each migration calls functions of ours, about, from what the database holds before: that is how far it is
 * known to be. The others take next to no time.
 */
export const MIGRATION_CALLS: readonly string[] = [
  '0',
  `2 * ${TURNS}`,
  '0',
  '0',
  '3 * (SELECT count(*) FROM attachments, json_each(attachments.content))',
  TURNS,
  '0',
  '0',
  '0',
  '0',
  '0',
  '0',
  '0',
  '0',
  '0',
  '0',
  '0',
  '0',
  '0',
  '0',
  '0',
  '0',
];
