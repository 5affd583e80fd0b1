/** Each is a few series more for whoever keeps the metrics. */
const MOST = 100;
const OTHERS = 'other';

/** What models are called in metrics: so many different ones at most, and of one that is a file no more than its name. */
export function createModelLabels(): (model: string) => string {
  const known = new Set<string>();
  return (model) => {
    const name = withoutFolders(model);
    if (name === '' || (!known.has(name) && known.size >= MOST)) return OTHERS;
    known.add(name);
    return name;
  };
}

/** A server may call a model by the path of its file, which tells of the machine and of who uses it. */
function withoutFolders(model: string): string {
  const isPath = /^(?:[/\\~.]|[a-z]:[/\\])/i.test(model);
  return isPath ? (model.split(/[/\\]/).at(-1) ?? '') : model;
}
