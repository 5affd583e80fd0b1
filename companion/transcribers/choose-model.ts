interface Listed {
  id: string;
  task: unknown;
}

/** The model for speech among those that a server lists as OpenAI's do; undefined when it lists none. */
export function chooseModel(list: unknown): string | undefined {
  const models = listOf(list);
  const named = models.find(({ id }) => /whisper|transcri|parakeet|voxtral|canary|moonshine|asr/i.test(id));
  return (models.find(isForSpeech) ?? named ?? (models.length === 1 ? models[0] : undefined))?.id;
}

/** The one that says that it is made for speech: servers of other models list theirs in the same way. */
export function madeForSpeech(list: unknown): string | undefined {
  return listOf(list).find(isForSpeech)?.id;
}

/** A name that may go into a form, where a line break would begin something else. */
export function isModelId(id: unknown): id is string {
  return typeof id === 'string' && /^[\x21-\x7e]{1,256}$/.test(id);
}

const isForSpeech = ({ task }: Listed): boolean => task === 'automatic-speech-recognition';

function listOf(list: unknown): Listed[] {
  const { data } = (list ?? {}) as { data?: unknown };
  if (!Array.isArray(data)) return [];
  return data.filter((each): each is Listed => isModelId(each?.id));
}
