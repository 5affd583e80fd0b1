import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { PAIR_COMMAND } from '../../sidebar/access/pair-command.ts';
import type { Pull } from '../../sidebar/models/models-manager.ts';
import { pullingServers } from '../../sidebar/models/pulling-servers.ts';
import { readerIds } from '../../sidebar/models/reader-ids.ts';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { words } from '../../words/spoken.ts';
import { modelWords } from '../../words/spoken-later.ts';
import { Command } from '../Command.tsx';
import { Drawer } from '../Drawer.tsx';
import { DrawerSearch } from '../DrawerSearch.tsx';
import { Icon } from '../Icon.tsx';
import { ProblemWords } from '../notices/ProblemWords.tsx';
import { pressedKey } from '../pressed-key.ts';
import { problemWords } from '../problem-words.ts';
import '../styles/history.css';
import '../styles/models.css';
import { ModelRows } from './ModelRows.tsx';
import { PullAnnouncer } from './PullAnnouncer.tsx';
import { PullForm } from './PullForm.tsx';
import { PullRow } from './PullRow.tsx';
import { Suggestions } from './Suggestions.tsx';

/** All models, over the panel, and what can be done with them. `pair` leads to where a guest gets a key. */
export function ModelsDrawer(props: {
  state: Pick<PanelState, 'models' | 'manager' | 'connection'>;
  close: () => void;
  pair: () => void;
}) {
  const { models, connection } = props.state;
  const manager = props.state.manager.loaded.value;
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const query = useSignal('');
  const focusRow = useRef<(index: number) => boolean>(() => false);

  useLayoutEffect(() => {
    field.current?.focus();
    void props.state.manager.load();
  }, [props.state.manager]);
  useLayoutEffect(() => manager?.look(), [manager]);

  const isGuest = connection.role.value === 'guest';
  const isReady = connection.status.value === 'ready';
  const upstreams = models.upstreams.value;
  const readers = readerIds(upstreams);
  const all = [
    ...models.models.value.filter(({ upstream }) => !readers.has(upstream)).map((model) => ({ model, canChat: true })),
    ...models.cannotChat.value.map((model) => ({ model, canChat: false })),
  ];
  const wanted = query.value.trim().toLocaleLowerCase();
  const found = all.filter(({ model }) => model.name.toLocaleLowerCase().includes(wanted));
  const servers = pullingServers(upstreams);
  const change = isGuest ? null : manager;
  const problem = manager?.problem.value;

  return (
    <Drawer
      label={modelWords.title}
      close={props.close}
      onKeyDown={(event) => {
        if (event.target !== field.current || event.ctrlKey || event.metaKey || event.altKey) return;
        if (pressedKey(event) === 'ArrowDown' && focusRow.current(0)) event.preventDefault();
      }}
      head={
        <DrawerSearch
          title={modelWords.title}
          label={modelWords.search}
          field={field}
          query={query.value}
          setQuery={(typed) => {
            query.value = typed;
          }}
        />
      }
    >
      {manager && problem && (
        <div class="drawer-failure">
          <div role="alert">
            <p>
              <strong>{problemWords(problem).title}</strong>
            </p>
            <ProblemWords problem={problem} />
          </div>
          <button type="button" class="icon-button" title={words.dismiss} onClick={() => manager.dismiss()}>
            <Icon of={X} />
          </button>
        </div>
      )}
      <div class="drawer-list models" ref={list}>
        {!isReady && <p class="models-note">{modelWords.offline}</p>}
        {isGuest && <GuestNote pair={props.pair} />}
        {change && change.pulls.value.length > 0 && (
          <section class="models-part" aria-label={modelWords.pulls}>
            {runningFirst(change.pulls.value).map((pull) => (
              <PullRow key={pull.operation} pull={pull} manager={change} />
            ))}
          </section>
        )}
        {all.length === 0 && (
          <p class="models-note">
            {upstreams.length === 0 ? modelWords.looking : change ? modelWords.noneToBegin : modelWords.none}
          </p>
        )}
        {all.length > 0 && found.length === 0 && <p class="models-note">{modelWords.noMatch(query.value.trim())}</p>}
        {found.length > 0 && (
          <ModelRows
            items={found}
            inUse={models.current.value?.name ?? ''}
            upstreams={upstreams}
            manager={change}
            now={manager?.now.value ?? Date.now()}
            scroller={list}
            focusRow={focusRow}
            use={(model) => {
              models.choose(model.name);
              props.close();
            }}
            leave={() => field.current?.focus()}
          />
        )}
        {change && all.length === 0 && servers[0] && <Suggestions manager={change} upstream={servers[0].id} />}
      </div>
      {change && isReady && servers.length > 0 && <PullForm manager={change} servers={servers} />}
      {change && <PullAnnouncer manager={change} />}
    </Drawer>
  );
}

function runningFirst(pulls: readonly Pull[]): Pull[] {
  return pulls.toSorted((a, b) => Number(b.state === 'running') - Number(a.state === 'running'));
}

function GuestNote({ pair }: { pair: () => void }) {
  return (
    <div class="models-note">
      <p>
        <strong>{modelWords.guestTitle}</strong>
      </p>
      <p>{modelWords.guestText}</p>
      <p>{modelWords.guestCure}</p>
      <Command command={PAIR_COMMAND} />
      <div class="model-actions">
        <button type="button" class="button" onClick={pair}>
          {words.pairBrowser}
        </button>
      </div>
    </div>
  );
}
