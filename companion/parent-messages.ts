/** What a companion and the process that started it tell each other over their channel. No key travels there. */

/** To the parent: the companion listens. */
export interface ListeningMessage {
  type: 'listening';
  /** `host:port`, as a client of this machine dials it. */
  address: string;
}

/** To the parent: there is a new `local.key`, to be passed on to whom it has given the old one. */
export interface RotatedMessage {
  type: 'rotated';
}

/** From the parent, once that is done. */
export interface RotationNotedMessage {
  type: 'rotation-noted';
}

/** Whether what came over the channel is a message of this type. */
export function isMessage<T extends { type: string }>(message: unknown, type: T['type']): message is T {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type;
}
