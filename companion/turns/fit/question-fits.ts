import type { FitReply } from '../../../protocol/fit-messages.ts';
import type { ModelParameters } from '../../../protocol/parameters.ts';
import { type ExchangeSize, type QuestionSize, sizeOfExchange, tokensOf } from '../../prompts/question-size.ts';
import type { History } from '../../store/store.ts';
import type { Catalogue } from '../../upstreams/catalogue.ts';
import { createRecentCache } from '../recent-cache.ts';
import { fitQuestion } from './fit-question.ts';

export interface FitRequest extends Omit<QuestionSize, 'history'> {
  /** Undefined: the companion's choice. */
  model: string | undefined;
  /** What is set of a model, by its server's own name. */
  parameters(model: string): Promise<ModelParameters>;
  /** What came before, and a name that it has for ever; none while that may change. */
  history(): Promise<History>;
  historyKey: string | undefined;
}

/** Says of questions that are being written what their models would be given. */
export interface QuestionFits {
  /** Rejects as `Catalogue.resolve` does, and with a `StoreError`. */
  fit(request: FitRequest): Promise<Omit<FitReply, 'type' | 'id'>>;
}

interface HistorySize {
  exchanges: readonly ExchangeSize[];
  leftOut: number;
}

/** Exchanges whose sizes are kept: a question is measured again with each pause of typing, and what was before it only once. */
const KEPT_EXCHANGES = 4_096;

export function createQuestionFits(catalogue: Pick<Catalogue, 'resolve'>): QuestionFits {
  const known = createRecentCache<HistorySize>(KEPT_EXCHANGES, ({ exchanges }) => 1 + exchanges.length);

  async function measure({ history, historyKey }: FitRequest): Promise<HistorySize> {
    const found = historyKey === undefined ? undefined : known.get(historyKey);
    if (found !== undefined) return found;
    const { exchanges, leftOut } = await history();
    const measured = { exchanges: exchanges.map(sizeOfExchange), leftOut };
    if (historyKey !== undefined) known.set(historyKey, measured);
    return measured;
  }

  return {
    async fit(request) {
      const { task, words, sources } = request;
      const model = await catalogue.resolve(request.model);
      const [holder] = model.holders();
      const set = holder && (await request.parameters(holder.ownName));
      const budget = set && holder.upstream.budget?.(holder.ownName, set);
      // What was said before is no part of a summary.
      const before = task === 'summarise' ? { exchanges: [], leftOut: 0 } : await measure(request);
      const size: QuestionSize = { task, words, sources, history: before.exchanges };
      const { reads, exchanges, withoutEarlierSources } = fitQuestion(size, budget);
      return {
        model: model.name,
        promptTokens: budget ? Math.ceil(tokensOf(size) * budget.correction) : 0,
        contextTokens: budget?.contextTokens ?? 0,
        reads,
        leftOut: before.leftOut + before.exchanges.length - exchanges,
        withoutEarlierSources,
      };
    },
  };
}
