/** A text as it goes along, and the title that it gives itself; empty where it has none. */
export interface WrittenDocument {
  title: string;
  text: string;
}
