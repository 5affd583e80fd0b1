import { answerText, asKnownPart, type StepPart } from '../../protocol/parts.ts';
import type { Passage } from '../../protocol/passages.ts';
import { isKnownSource, questionText, sourcesOf } from '../../protocol/question-parts.ts';
import { describeError } from '../../words/describe-error.ts';
import { type Speech, sayIn } from '../../words/speaking.ts';
import { historyWords } from '../../words/spoken-later.ts';
import { exportWords } from '../../words/spoken-on-terminal.ts';
import type { ExportedConversation, ExportedSource, ExportedTurn, ExportPart } from '../store/exported-conversation.ts';

/**
 * An export for people to read, piece by piece: in the words of `speech`, beside what was said. Answers stand as they are,
 * since they are Markdown.
 */
export async function* exportMarkdown(parts: AsyncIterable<ExportPart>, speech: Speech): AsyncGenerator<string> {
  let isFirst = true;
  /** What was asked in each turn of this conversation, to say what another version follows. */
  let questions = new Map<string, string>();
  let last: string | null = null;
  for await (const part of parts) {
    if (part.type === 'conversation') {
      yield `${isFirst ? '' : '\n---\n\n'}${sayIn(speech, () => writeHead(part.conversation))}`;
      isFirst = false;
      questions = new Map();
      last = null;
    } else {
      const { turn } = part;
      if (turn.parent !== last) yield `\n*${sayIn(speech, () => writeBranch(turn.parent, questions))}*\n`;
      yield sayIn(speech, () => writeTurn(turn));
      questions.set(turn.turn, toLine(questionText(turn.question)).slice(0, 60));
      last = turn.turn;
    }
  }
}

function writeHead({ title, createdAt, usedAt }: ExportedConversation): string {
  return `# ${toLine(title) || historyWords.untitled}\n\n${exportWords.days(toDay(createdAt), toDay(usedAt))}\n`;
}

function writeBranch(parent: string | null, questions: ReadonlyMap<string, string>): string {
  if (parent === null) return exportWords.anotherBeginning;
  const question = questions.get(parent);
  return question ? exportWords.versionAfter(question) : exportWords.anotherVersion;
}

function writeTurn(turn: ExportedTurn): string {
  const asked = questionText(turn.question).trim() || exportWords.tasks[turn.task];
  const sources = sourcesOf(turn.question)
    .map((source) => `> ${writeSource(source)}\n`)
    .join('');
  const passages = turn.answer.flatMap((part) => (asKnownPart(part) as StepPart | undefined)?.passages ?? []);
  const answer = withFootnotes(answerText(turn.answer).trim(), turn.turn, passages);
  return [
    `\n## ${exportWords.you}\n\n${asked}\n`,
    sources && `\n${sources}`,
    `\n## ${toLine(turn.model) || exportWords.answer}\n`,
    answer && `\n${answer}\n`,
    writeEnd(turn),
  ].join('');
}

/** Citations become footnotes with what they cite; a chat has several answers, so each has labels of its own. */
function withFootnotes(answer: string, turn: string, passages: readonly Passage[]): string {
  const cited = new Set<Passage>();
  const label = (number: number) => `[^${turn.slice(0, 8)}-${number}]`;
  const text = answer.replace(/\[(\d{1,3})\](?!\()/g, (raw, digits: string) => {
    const passage = passages.find(({ number }) => number === Number(digits));
    if (passage === undefined) return raw;
    cited.add(passage);
    return label(passage.number);
  });
  const notes = [...cited].map(({ number, text, title, url }) => {
    const source = [toLine(title), url && `<${url.replace(/[\s<>]/g, encodeURIComponent)}>`].filter(Boolean).join(' ');
    return `${label(number)}: ${toLine(text)}${source && ` (${source})`}`;
  });
  return notes.length === 0 ? text : `${text}\n\n${notes.join('\n')}`;
}

function writeSource(source: ExportedSource): string {
  if (!isKnownSource(source)) return exportWords.unknownSource;
  const { type, title, url } = source;
  const name = toLine(title) || exportWords.sources[type];
  return url ? `${name} <${url.replace(/[\s<>]/g, encodeURIComponent)}>` : name;
}

function writeEnd({ terminal }: ExportedTurn): string {
  if (terminal === null) return `\n*${exportWords.notFinished}*\n`;
  switch (terminal.type) {
    case 'done':
      return terminal.reason === 'length' ? `\n*${exportWords.cut}*\n` : '';
    case 'cancelled':
      return `\n*${exportWords.stopped}*\n`;
    case 'error':
      return `\n*(${toLine(describeError(terminal).message)})*\n`;
  }
}

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** For a place where a line break would end a heading or a quote. */
function toLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
