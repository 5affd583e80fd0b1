import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Model, UpstreamStatus } from '../../protocol/models.ts';
import type { ModelsManager } from '../../sidebar/models/models-manager.ts';
import { modelWords } from '../../words/spoken-later.ts';
import { pressedKey } from '../pressed-key.ts';
import { nextRow } from '../rows/move-in-rows.ts';
import { useWindowedRows } from '../rows/use-windowed-rows.ts';
import { ModelRow } from './ModelRow.tsx';

/** A model of the list. */
export interface ListedModel {
  model: Model;
  canChat: boolean;
}

/** The models that are there, of which those near the ones on screen are drawn: there may be thousands. */
export function ModelRows(props: {
  items: readonly ListedModel[];
  inUse: string;
  upstreams: readonly UpstreamStatus[];
  /** Null for a guest, who changes nothing. */
  manager: ModelsManager | null;
  now: number;
  scroller: RefObject<HTMLElement | null>;
  /** Gives the focus to a row, or the last one when there are fewer; false when there is none. */
  focusRow: RefObject<(index: number) => boolean>;
  use: (model: Model) => void;
  /** The focus goes up, out of the list. */
  leave: () => void;
}) {
  const { items } = props;
  const list = useRef<HTMLUListElement>(null);
  const unfolded = useSignal('');
  /** The row in the order of tabs: the one that had the focus last, or the first. */
  const active = useSignal('');
  const wanted = useRef('');
  const keys = items.map(({ model }) => model.name);
  const current = keys.includes(active.value) ? active.value : (keys[0] ?? '');
  const kept = new Set([current, unfolded.value]);
  const { rows, after } = useWindowedRows({ keys, kept, scroller: props.scroller, list });

  function focusWanted(): void {
    if (wanted.current === '') return;
    const found = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].find(
      ({ dataset }) => dataset.row === wanted.current,
    );
    if (!found) return;
    wanted.current = '';
    found.focus();
  }
  // A row that was not drawn is by now. And one that has the focus may be deleted: the next one takes it.
  const lastIndex = useRef(0);
  useLayoutEffect(() => {
    focusWanted();
    const index = keys.indexOf(active.value);
    if (index >= 0) lastIndex.current = index;
    else if (active.value !== '' && document.activeElement === document.body) focus(lastIndex.current) || props.leave();
  });

  function focus(index: number): boolean {
    const key = keys[Math.min(index, keys.length - 1)];
    if (key === undefined) return false;
    wanted.current = key;
    active.value = key;
    focusWanted();
    return true;
  }
  props.focusRow.current = focus;

  return (
    <ul
      class="model-rows"
      ref={list}
      aria-label={modelWords.list}
      style={{ paddingBlockEnd: `${after}px` }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const index = event.target instanceof HTMLElement ? keys.indexOf(event.target.dataset.row ?? '') : -1;
        if (index < 0) return;
        const next = nextRow(pressedKey(event), index, keys.length - 1);
        if (next === undefined) return;
        event.preventDefault();
        if (next < 0) props.leave();
        else focus(next);
      }}
    >
      {rows.map(({ index, gap }) => {
        const { model, canChat } = items[index] as ListedModel;
        return (
          <ModelRow
            key={model.name}
            model={model}
            canChat={canChat}
            place={{ index, count: items.length, gap }}
            isInUse={props.inUse === model.name}
            isActive={current === model.name}
            isOpen={unfolded.value === model.name}
            onFocus={() => {
              active.value = model.name;
            }}
            toggle={() => {
              unfolded.value = unfolded.peek() === model.name ? '' : model.name;
            }}
            upstreams={props.upstreams}
            manager={props.manager}
            now={props.now}
            use={() => props.use(model)}
          />
        );
      })}
    </ul>
  );
}
