import type { LazyAloud } from '../aloud/lazy-aloud.ts';
import type { LazyManager } from '../models/lazy-manager.ts';
import type { LazyPrompts } from '../prompts/lazy-prompts.ts';
import type { Membership } from '../rooms/membership.ts';
import type { Room } from '../rooms/room.ts';
import type { ButtonState } from '../selection-button/button-state.ts';
import type { KeptData } from '../settings/kept-data.ts';
import type { OpenSites } from '../settings/open-sites.ts';
import type { Settings } from '../settings/settings.ts';
import type { LazySources } from '../sources/lazy-sources.ts';
import type { Transfers } from '../transfers/transfers.ts';
import type { Tuning } from '../tuning/tuning.ts';
import type { Voice } from '../voice/voice.ts';
import type { CodeTools } from './code-tools.ts';
import type { ComposerState } from './composer-state.ts';
import type { ConnectionState } from './connection-state.ts';
import type { ConversationState } from './conversation/conversation-state.ts';
import type { ReadingPlaces } from './conversation/reading-places.ts';
import type { FirstRun } from './first-run.ts';
import type { LazyHistory } from './history/lazy-history.ts';
import type { PageChats } from './history/page-chats.ts';
import type { LazyPairing } from './lazy-pairing.ts';
import type { LazyPart } from './lazy-part.ts';
import type { ModelsState } from './models-state.ts';
import type { PageState } from './page-state.ts';

/** Everything that the panel's components are given. They know nothing else. */
export interface PanelState {
  connection: ConnectionState;
  pairing: LazyPairing;
  models: ModelsState;
  manager: LazyManager;
  conversation: ConversationState;
  history: LazyHistory;
  transfers: LazyPart<Transfers>;
  tuning: LazyPart<Tuning>;
  composer: ComposerState;
  /** Asks what the composer has, and leaves it empty. */
  askComposed(): void;
  sources: LazySources;
  prompts: LazyPrompts;
  voice: LazyPart<Voice>;
  aloud: LazyAloud;
  reading: ReadingPlaces;
  settings: Settings;
  /** What the companion keeps. */
  data: LazyPart<KeptData>;
  /** The sites that the browser lets us into for good; null where there are no pages. */
  sites: LazyPart<OpenSites> | null;
  /** Opens the browser's own page for shortcuts; undefined where there are none. */
  openShortcuts: (() => void) | undefined;
  /** How summaries are written. */
  summaries: Pick<Settings, 'summary' | 'chooseSummary'>;
  code: CodeTools;
  /** The language that Aside speaks. */
  speech: Pick<Settings, 'language' | 'chooseLanguage'>;
  /** Where buttons appear at selections; null where there are no pages. */
  buttons: LazyPart<ButtonState> | null;
  /** The kept chats about the page beside the panel; null where there is none, and in private windows. */
  pageChats: LazyPart<PageChats> | null;
  /** Whom the conversation shown is shared with. */
  room: LazyPart<Room>;
  /** In whose conversation this is as a member; null: the person's own companion is behind it. */
  membership: Membership | null;
  /** The way to a first answer; null where there was one, or no page to try it on. */
  firstRun: LazyPart<FirstRun> | null;
  /** The page beside the panel; null where there is none. */
  page: PageState | null;
}
