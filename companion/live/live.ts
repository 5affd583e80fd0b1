/**
 * What goes on now, for everybody who looks on: the seam behind which one process, or several, know of each other. It
 * keeps nothing: who comes late asks for what there is, after it has begun to watch.
 */
export interface Live {
  /** Tells a frame to all who watch the topic, in the order in which they are published. */
  publish(topic: string, frame: string): void;
  /**
   * Tells `listener` what is published from now on, and counts `who` among those who are there. Returns its end, which
   * counts once; nothing is told after it.
   */
  watch(topic: string, who: string, listener: (frame: string) => void): () => void;
  /** Who is there, each once however often, in the order in which they came. */
  present(topic: string): Promise<readonly string[]>;
}
