/**
 * Of parts that are loaded later only their styles are listed in a page's first script: a list of what else each imports
 * costs it 5 kB, and spares one request's time over a network. Without its styles no part is shown.
 *
 * @param start in the name of the file that a page's script imports at once
 */
export function preloadFirst(start: string) {
  return {
    // All browsers that the page is built for know it.
    polyfill: false,
    resolveDependencies: (file: string, dependencies: string[]) =>
      file.includes(start) ? dependencies : dependencies.filter((name) => name.endsWith('.css')),
  };
}
