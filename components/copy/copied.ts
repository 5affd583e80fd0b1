import { isKnownSource } from '../../protocol/question-parts.ts';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { questionOf } from '../../words/asked-for.ts';
import { words } from '../../words/spoken.ts';
import type { Copied, CopyForm } from './copy-form.ts';
import { readApart } from './read-apart.ts';
import { escapeHtml, toCleanHtml } from './to-clean-html.ts';
import { toPlainText } from './to-plain-text.ts';

export function copiedAnswer(markdown: string, form: CopyForm): Copied {
  if (form === 'markdown') return { text: markdown };
  return readApart(markdown, (shown) => {
    const text = toPlainText(shown);
    return form === 'text' ? { text } : { text, html: toCleanHtml(shown) };
  });
}

/** All questions and answers that are shown, each under a heading that says whose words these are. */
export function copiedConversation(turns: readonly TurnState[], form: CopyForm): Copied {
  const parts = turns.flatMap((turn) => [
    { head: words.questionLabel, copied: copiedQuestion(turn, form) },
    { head: words.answerFrom(turn.model.peek()), copied: copiedAnswer(turn.content.peek(), form) },
  ]);
  const sign = form === 'markdown' ? '## ' : '';
  const text = parts.map(({ head, copied }) => `${sign}${head}\n\n${copied.text}`).join('\n\n');
  if (form !== 'rich') return { text };
  return { text, html: parts.map(({ head, copied }) => `<h2>${escapeHtml(head)}</h2>${copied.html}`).join('') };
}

/** As it was typed, with the addresses of what went along. */
function copiedQuestion(turn: TurnState, form: CopyForm): Copied {
  const sources = turn.receipts.filter(isKnownSource).map(({ title, url }) => [title, url].filter(Boolean).join(' – '));
  const sign = form === 'markdown' ? '> ' : '';
  const lines = [questionOf(turn), ...sources.map((source) => sign + source)].filter((line) => line !== '');
  const text = lines.join('\n\n');
  return { text, html: lines.map((line) => `<p>${escapeHtml(line).replaceAll('\n', '<br>')}</p>`).join('') };
}
