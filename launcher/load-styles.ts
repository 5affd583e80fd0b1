/**
 * In the place of Vite's own module: loads a part of a page once its styles are there. Vite's is four times as large, since
 * it serves pages that lie elsewhere, and it takes a style that failed once for one that is there.
 */
export const LOAD_STYLES = `
const loads = {};
function add(file) {
  const href = '/' + file;
  if (document.querySelector('link[href="' + href + '"]')) return;
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.href = href;
    if (file.endsWith('.css')) {
      link.rel = 'stylesheet';
      link.onload = resolve;
      link.onerror = () => {
        delete loads[file];
        link.remove();
        reject(new Error(file));
      };
    } else {
      link.rel = 'modulepreload';
      resolve();
    }
    document.head.append(link);
  });
}
export const __vitePreload = (load, files = []) => Promise.all(files.map((file) => (loads[file] ??= add(file)))).then(load);
`;
