import type { FitReply } from '../../protocol/fit-messages.ts';
import { sourceWords } from '../../words/spoken-later.ts';

/** What the model will not be given of the question, said before it is sent. */
export function FitNote({ fit }: { fit: FitReply }) {
  return (
    <div class="composer-note" role="status">
      {describeFit(fit).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

function describeFit({
  model,
  reads,
  promptTokens,
  contextTokens,
  leftOut,
  withoutEarlierSources,
}: FitReply): string[] {
  const { fits } = sourceWords;
  const sentences = [];
  if (reads === 'passages') sentences.push(fits.passages(model));
  if (reads === 'parts') sentences.push(fits.parts(model));
  if (reads === 'too_long') sentences.push(fits.tooLong(model, promptTokens, contextTokens));
  // Where passages are chosen, what they are chosen from has been said.
  if (withoutEarlierSources && reads !== 'passages') sentences.push(fits.withoutEarlierSources);
  if (leftOut > 0) sentences.push(fits.leftOut(leftOut));
  return sentences;
}
