/** Somebody who uses the companion, as they are kept. Times in milliseconds since 1970. */
export interface Person {
  /** Empty: the first one, whose `local.key` is. */
  id: string;
  name: string;
  /** Whether they manage the others, and what is the companion's. */
  administrator: boolean;
  /** Turns that may wait and run at once; null: as many as the companion takes. */
  turns: number | null;
  /** Questions in an hour; null: as many as they like. */
  questions: number | null;
  createdAt: number;
  /** Null: they may come. */
  revokedAt: number | null;
}

/** What can be changed of a person. */
export type PersonChanges = Partial<Omit<Person, 'id' | 'createdAt'>>;

/** A link by which a person pairs their first browser, as it is kept. */
export interface Invitation {
  /** Of its token. */
  id: string;
  /** V of its token, 32 bytes. */
  verifier: Uint8Array;
  person: string;
  createdAt: number;
  expiresAt: number;
}

/** Where it is kept who uses the companion. Every promise may reject with a `StoreError`. */
export interface PeopleStore {
  /** In the order in which they came. */
  all(): Promise<{ people: Person[]; invitations: Invitation[] }>;
  /** Keeps somebody new; whoever is there stays as they are. */
  keep(person: Person): Promise<void>;
  /** Changes of somebody what is named, and nothing else. False when they are not there. */
  change(person: string, changes: PersonChanges): Promise<boolean>;
  /** In place of the one that this person had. */
  keepInvitation(invitation: Invitation): Promise<void>;
  /** One that was removed was not used after all. Not where there is a newer one, or its person may not come any more. */
  returnInvitation(invitation: Invitation): Promise<void>;
  /** Says whether it was there: of several companions that remove it at once, one is told so. */
  removeInvitation(id: string): Promise<boolean>;
  /**
   * Counts a question at `at` when fewer than `most` were counted of this person after `since`. Resolves with null then, else
   * with when the first of those was.
   */
  countQuestion(person: string, question: { at: number; since: number; most: number }): Promise<number | null>;
  /** One that was counted was not asked after all. */
  uncountQuestion(person: string, at: number): Promise<void>;
  /** How many were counted of each person after `since`. */
  countedQuestions(since: number): Promise<{ person: string; questions: number }[]>;
  /**
   * They may not come any more since `at`. All by which they or somebody else comes in goes in the same step: their invitation, the
   * keys of their clients, and the links to their rooms with those who came by them; nothing of that can be added until they are kept again
   * as somebody who may come.
   */
  shutOut(person: string, at: number): Promise<void>;
  /** Forgets them, and all by which they come, in one step. Nothing of theirs can be added from then on, whoever is about to. */
  remove(person: string): Promise<void>;
}
