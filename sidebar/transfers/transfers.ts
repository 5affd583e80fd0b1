import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ImportPreview } from '../../protocol/import-preview.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { OperationMessage } from '../../protocol/operation-messages.ts';
import type { ExportFormat } from '../../protocol/transfer-messages.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import type { Problem } from '../state/problem.ts';
import type { WatchedOperations } from '../state/watched-operations.ts';
import { beginExchange, type Exchange } from './exchange.ts';
import { nameExport } from './export-name.ts';
import { receiveExport } from './receive-export.ts';
import { type ImportProgress, sendImport } from './send-import.ts';
import { explainTransfer, TOO_LARGE } from './transfer-problems.ts';

/** How the last transfer is, or what came of it. */
export type TransferState =
  | { phase: 'none' }
  | { phase: 'exporting'; bytes: number }
  | ({ phase: 'importing' } & ImportProgress)
  /** The file was read, and waits for `confirm` or `cancel`. */
  | { phase: 'preview'; preview: ImportPreview }
  /** What the preview said is taken over. Before that nothing of it is to be seen, and it may still come to nothing. */
  | { phase: 'storing' }
  | { phase: 'exported'; name: string }
  /** What the preview said is here. */
  | { phase: 'imported'; preview: ImportPreview }
  | { phase: 'failed'; problem: Problem };

/** Chats that leave as a file and come as one; one transfer at a time. */
export interface Transfers {
  readonly state: ReadonlySignal<TransferState>;
  readonly isUnderWay: ReadonlySignal<boolean>;
  /** One chat, some, or all; its `title` names the file. Does nothing while a transfer is under way, as `importFile`. */
  /** `language` is that of its reader, as BCP 47. */
  exportChats(
    format: ExportFormat,
    what: { conversation?: string; conversations?: string[]; title: string; language: string },
  ): void;
  importFile(file: File): void;
  /** Takes over what the preview said. */
  confirm(): void;
  cancel(): void;
  /** What came of the last one was read. */
  dismiss(): void;
  /** Exports and imports that other windows, browsers and programs have begun, in that order. */
  readonly elsewhere: ReadonlySignal<readonly OperationMessage[]>;
  stopElsewhere(operation: string): void;
}

export interface TransfersOptions {
  connection: Pick<CompanionConnection, 'openChannel' | 'state'>;
  operations: WatchedOperations;
  /** Gives a file to the person. */
  saveFile(file: Blob, name: string): void;
  now?: () => Date;
}

const ENDINGS: Record<ExportFormat, string> = { json: 'json', markdown: 'md' };

export function createTransfers(options: TransfersOptions): Transfers {
  const { connection, operations, saveFile, now = () => new Date() } = options;
  const state = signal<TransferState>(NONE);
  let running: Exchange | undefined;
  /** By which its operation, of which more may be told when it is over, is known as our own. */
  const own = signal('');
  let confirm = (): void => {};

  async function run(
    failure: 'not_exported' | 'not_imported',
    work: (exchange: Exchange) => Promise<TransferState>,
  ): Promise<void> {
    if (running) return;
    try {
      running = beginExchange(connection);
      own.value = running.id;
      state.value = await work(running);
    } catch (error) {
      state.value = isAbort(error) ? NONE : { phase: 'failed', problem: explainTransfer(error, failure) };
    } finally {
      running?.close();
      running = undefined;
    }
  }

  async function exportChats(exchange: Exchange, ...[format, what]: Parameters<Transfers['exportChats']>) {
    const { title, ...only } = what;
    const onBytes = (bytes: number) => {
      state.value = { phase: 'exporting', bytes };
    };
    onBytes(0);
    const file = await receiveExport(exchange, { format, ...only }, onBytes);
    const name = nameExport(title, ENDINGS[format], now());
    saveFile(file, name);
    return { phase: 'exported' as const, name };
  }

  async function importFile(exchange: Exchange, file: File): Promise<TransferState> {
    if (file.size > LIMITS.importBytes) return { phase: 'failed', problem: TOO_LARGE };
    const onProgress = (progress: ImportProgress) => {
      state.value = { phase: 'importing', ...progress };
    };
    onProgress({ share: 0, chats: 0 });
    const preview = await sendImport(exchange, file, onProgress);
    const confirmed = Promise.withResolvers<void>();
    confirm = confirmed.resolve;
    state.value = { phase: 'preview', preview };
    // Rejects also when it is cancelled, or the connection breaks, before it was confirmed.
    const reply = exchange.next();
    await Promise.race([confirmed.promise, reply]);
    state.value = { phase: 'storing' };
    exchange.send({ type: 'confirm' });
    await reply;
    return { phase: 'imported', preview };
  }

  const elsewhere = computed(() => {
    // Whatever runs goes on while the connection is away, but how far it is is not known.
    if (connection.state.value.phase !== 'ready') return [];
    const all = [...operations.listed.value.values()];
    return all.filter(({ kind, exchange }) => KINDS.includes(kind) && exchange !== own.value);
  });

  return {
    state,
    elsewhere,
    stopElsewhere: operations.stop,
    isUnderWay: computed(() => UNDER_WAY.includes(state.value.phase)),
    exportChats: (format, what) => void run('not_exported', (exchange) => exportChats(exchange, format, what)),
    importFile: (file) => void run('not_imported', (exchange) => importFile(exchange, file)),
    confirm: () => confirm(),
    cancel: () => running?.close(),
    dismiss() {
      if (!running) state.value = NONE;
    },
  };
}

const NONE: TransferState = { phase: 'none' };
const KINDS: OperationMessage['kind'][] = ['export', 'import'];
const UNDER_WAY: TransferState['phase'][] = ['exporting', 'importing', 'preview', 'storing'];

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
