import type { LazyTransfers } from '../transfers/lazy-transfers.ts';
import type { ComposerModel } from './composer-model.ts';
import type { ConnectionModel } from './connection-model.ts';
import type { ConversationModel } from './conversation/conversation-model.ts';
import type { ReadingPlaces } from './conversation/reading-places.ts';
import type { HistoryModel } from './history/history-model.ts';
import type { ModelsModel } from './models-model.ts';
import type { PageModel } from './page-model.ts';
import type { PairingModel } from './pairing-model.ts';

/** Everything that the panel's components are given. They know nothing else. */
export interface PanelState {
  connection: ConnectionModel;
  pairing: PairingModel;
  models: ModelsModel;
  conversation: ConversationModel;
  history: HistoryModel;
  transfers: LazyTransfers;
  composer: ComposerModel;
  reading: ReadingPlaces;
  /** The page beside the panel; null where there is none. */
  page: PageModel | null;
}
