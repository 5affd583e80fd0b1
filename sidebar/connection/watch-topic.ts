import { effect } from '@preact/signals';
import type { Channel, ChannelListener } from './channel.ts';
import type { CompanionConnection } from './companion-connection.ts';

export interface TopicWatch {
  /** Whether it is watched now. */
  isOpen(): boolean;
  dispose(): void;
}

/**
 * Watches what the companion tells its clients of a topic, over each connection anew.
 *
 * @param begin called for each of them, first; returns what hears all that comes over it
 */
export function watchTopic(
  connection: Pick<CompanionConnection, 'state' | 'openChannel'>,
  topic: 'operations' | 'preferences' | 'prompts',
  begin: () => ChannelListener['message'],
): TopicWatch {
  let channel: Channel | undefined;
  const stop = effect(() => {
    const { value } = connection.state;
    channel?.close();
    channel = undefined;
    if (value.phase !== 'ready' || value.role !== 'client') return;
    channel = connection.openChannel({ message: begin(), lost() {} });
    channel?.send({ type: 'watch', topic });
  });
  return {
    isOpen: () => channel !== undefined,
    dispose() {
      stop();
      channel?.close();
    },
  };
}
