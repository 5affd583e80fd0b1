import type { Model } from '../../protocol/models.ts';

/** Whether a model may be given images. A server that says nothing of what its models can do is asked. */
export function canSee({ capabilities, upstream }: Pick<Model, 'capabilities' | 'upstream'>): boolean {
  return upstream !== 'reader' && (capabilities.length === 0 || capabilities.includes('vision'));
}

/** Models of the person's own machines that surely can. */
export function findModelsThatSee(models: readonly Model[]): string[] {
  return models
    .filter(({ capabilities, remote }) => !remote && capabilities.includes('vision'))
    .map(({ name }) => name);
}
