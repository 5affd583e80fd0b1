/** Errors from a time when they were kept as sentences, which are all that is known of them. */
export const ERROR_PARAMS = `
UPDATE turns SET terminal = json_remove(
  json_set(terminal, '$.params', json_object(
    'cause', 'earlier_words', 'message', terminal ->> '$.message', 'cure', ifnull(terminal ->> '$.cure', '')
  )),
  '$.message', '$.cure'
)
WHERE state = 'error' AND terminal -> '$.params' IS NULL AND terminal ->> '$.message' IS NOT NULL;
`;
