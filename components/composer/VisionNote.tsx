import { sourceWords } from '../../words/spoken-later.ts';

/** More would fill the panel; the list of models has them all. */
const MAX_OFFERS = 3;

/** The model can't see what is attached: which could, and what else to do. */
export function VisionNote(props: { model: string; others: readonly string[]; choose: (model: string) => void }) {
  const { model, others } = props;
  return (
    <div class="composer-note" role="alert">
      <p>
        {sourceWords.noVision(model)} {others.length > 0 ? sourceWords.chooseVision : sourceWords.getVision}
      </p>
      {others.slice(0, MAX_OFFERS).map((other) => (
        <button key={other} type="button" class="button" onClick={() => props.choose(other)}>
          {sourceWords.useModel(other)}
        </button>
      ))}
    </div>
  );
}
