/** The model for speech among those that a server lists as OpenAI's do; undefined when it lists none. */
export function chooseModel(list: unknown): string | undefined {
  const models = listOf(list);
  const made = models.find(({ task }) => task === 'automatic-speech-recognition');
  const named = models.find(({ id }) => /whisper|transcri|parakeet|voxtral|canary|moonshine|asr/i.test(id));
  return (made ?? named ?? (models.length === 1 ? models[0] : undefined))?.id;
}

function listOf(list: unknown): { id: string; task: unknown }[] {
  const data = typeof list === 'object' && list !== null && 'data' in list ? list.data : undefined;
  if (!Array.isArray(data)) return [];
  return data.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null || !('id' in each)) return [];
    // It goes into a form, where a line break would begin something else.
    if (typeof each.id !== 'string' || !/^[\x21-\x7e]{1,256}$/.test(each.id)) return [];
    return [{ id: each.id, task: 'task' in each ? each.task : undefined }];
  });
}
