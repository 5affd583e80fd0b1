import { useSignal } from '@preact/signals';
import type { Passage } from '../../protocol/passages.ts';
import { type AnySource, isImage, isKnownSource } from '../../protocol/question-parts.ts';
import type { SentSource } from '../../sidebar/sources/sent-source.ts';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { describeSize } from '../../words/describe-size.ts';
import { describeStep } from '../../words/describe-step.ts';
import { oneDigit } from '../../words/one-digit.ts';
import { receiptWords, words } from '../../words/spoken.ts';
import { sentWords, sourceWords, tuningWords, usageWords } from '../../words/spoken-later.ts';
import { ContextUse } from '../ContextUse.tsx';
import type { TurnActions } from './turn-actions.ts';

/** What an answer was asked with: each source with its address, size and what was left out, to which model on which server. */
export function SentReceipt({
  turn,
  actions,
}: {
  turn: TurnState;
  actions: Pick<TurnActions, 'addressOf' | 'readSent'>;
}) {
  const model = turn.model.value;
  const system = turn.terminal.value?.system ?? '';
  const steps = turn.parts.value.flatMap((part) => (part.type === 'steps' ? part.steps.value : []));
  const chosen = steps.findLast(({ passages }) => passages !== undefined);
  const known = steps.find(({ code }) => code === 'from_cache');
  return (
    <section class="sent-receipt" aria-label={receiptWords.whatWasSent}>
      <UsageDetails turn={turn} />
      {known ? <p>{describeStep(known)}</p> : model !== '' && <p>{sentWords.to(model, actions.addressOf(model))}</p>}
      {turn.receipts.length === 0 && system === '' && !chosen ? (
        <p>{sentWords.onlyWords}</p>
      ) : (
        <ul>
          {system !== '' && <OwnLine title={tuningWords.names.system} text={system} />}
          {chosen && <OwnLine title={describeStep(chosen)} text={writePassages(chosen.passages)} />}
          {turn.receipts.map((receipt, index) => (
            <SentLine
              key={index}
              receipt={receipt}
              text={turn.texts?.[index] ?? ''}
              // The passages are all that was sent of a text.
              isWhole={!chosen || (isKnownSource(receipt) && isImage(receipt))}
              read={actions.readSent}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What the answer cost, and how much of the model's context is taken. */
function UsageDetails({ turn }: { turn: TurnState }) {
  const terminal = turn.terminal.value;
  const usage = terminal?.type === 'done' ? terminal.usage : null;
  if (!usage) return null;
  const { promptTokens, answerTokens, tokensPerSecond, totalMs } = usage;
  return (
    <>
      <p>{usageWords.tokens(promptTokens, answerTokens)}</p>
      {tokensPerSecond > 0 && <p>{usageWords.speed(oneDigit(tokensPerSecond), oneDigit(totalMs / 1_000))}</p>}
      <ContextUse usage={usage} say={usageWords.context} />
    </>
  );
}

function writePassages(passages: readonly Passage[] = []): string {
  return passages.map(({ number, text }) => `[${number}]\n${text}`).join('\n\n');
}

/** What the model was given beside the sources: what it was told before everything else, and passages of them. */
function OwnLine({ title, text }: { title: string; text: string }) {
  const isOpen = useSignal(false);
  return (
    <li>
      <p class="sent-title">{title}</p>
      <p>{receiptWords.characters(text.length)}</p>
      <button
        type="button"
        class="text-button"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.peek();
        }}
      >
        {isOpen.value ? sentWords.hide : sentWords.show}
      </button>
      {isOpen.value && <Exactly text={text} />}
    </li>
  );
}

/**
 * @param props.text what was sent, where it is at hand
 * @param props.isWhole it was sent as it is
 */
function SentLine(props: { receipt: AnySource; text: string; isWhole: boolean; read: TurnActions['readSent'] }) {
  const { receipt, text, isWhole, read } = props;
  const isOpen = useSignal(false);
  const sent = useSignal<SentSource | 'loading' | 'gone'>(text === '' ? 'loading' : { text, image: '' });
  if (!isKnownSource(receipt)) return <li>{words.unknownSource}</li>;
  const { type, title, url, blob, around } = receipt;
  const toggle = async () => {
    isOpen.value = !isOpen.value;
    if (!isOpen.peek() || blob === undefined || typeof sent.peek() === 'object') return;
    sent.value = 'loading';
    sent.value = (await read(blob)) ?? 'gone';
  };
  return (
    <li>
      <p class="sent-title" dir="auto">
        {receiptWords.kinds[type]}: {title || url}
      </p>
      {url !== '' && <p class="sent-address">{url}</p>}
      <p>{describeSize(receipt)}</p>
      {isWhole && (blob !== undefined || text !== '') && (
        <button type="button" class="text-button" aria-expanded={isOpen.value} onClick={() => void toggle()}>
          {isOpen.value ? sentWords.hide : sentWords.show}
        </button>
      )}
      {isOpen.value && <SentWords sent={sent.value} title={title} />}
      {isOpen.value && around !== undefined && (
        <>
          <p>{sourceWords.aroundIt}</p>
          <Exactly text={around} />
        </>
      )}
    </li>
  );
}

function SentWords({ sent, title }: { sent: SentSource | 'loading' | 'gone'; title: string }) {
  if (sent === 'loading') return <p role="status">{sentWords.loading}</p>;
  if (sent === 'gone') return <p role="alert">{sentWords.gone}</p>;
  if (sent.image !== '') return <img class="sent-image" src={sent.image} alt={title} />;
  return <Exactly text={sent.text} />;
}

function Exactly({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <pre class="sent-words" dir="auto" tabIndex={0}>
      {text}
    </pre>
  );
}
