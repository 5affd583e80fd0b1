/** Makes something when it is asked for first. What `Intl` has of a language takes long to load, and a start can do without. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
