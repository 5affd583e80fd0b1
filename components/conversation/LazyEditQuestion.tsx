import { lazyComponent } from '../lazy-component.tsx';

/** The question as it can be changed, as soon as it is there. */
export const { load: loadEditQuestion, Shown: LazyEditQuestion } = lazyComponent(
  async () => (await import('./EditQuestion.tsx')).EditQuestion,
);
