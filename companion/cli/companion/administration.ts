import type { Answer, Request } from './ask-companion.ts';

/** What a companion answers from what it keeps, so that this needs none that runs. */
export type AdministrationRequest = Extract<
  Request,
  { type: 'people' | 'invite_person' | 'change_person' | 'remove_person' | 'clients' | 'revoke' | 'rotate' }
>;

/** What keys and persons are managed through: the companion that runs, or what is kept. */
export interface Administration {
  /**
   * Sends a request, and resolves with its answer.
   *
   * @throws {CommandError} it was refused, in the companion's words, or nobody can be asked any more
   */
  ask<R extends AdministrationRequest>(request: R): Promise<Answer<R['type']>>;
  /** Who answers: a companion, or what is kept in a data folder, or in a database, which companions may be using. */
  readonly by: 'companion' | 'folder' | 'database';
  close(): Promise<void>;
}
