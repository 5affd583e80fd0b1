/** How Vite calls what loads the styles of a part before the part itself. */
const LOADER = /\bimport\{\w+ as ([\w$]+)\}from[`'"]\.\/preload-[^`'"]+[`'"]/;
const IMPORT = 'import\\([`\'"][^`\'"]+[`\'"]\\)';

/**
 * The same code of a built file, in which a part without styles of its own is simply imported. Vite wraps every import on
 * demand, which costs a page's first script 75 bytes for each part.
 */
export function importDirectly(code: string): string {
  const name = LOADER.exec(code)?.[1]?.replaceAll('$', '\\$');
  if (name === undefined) return code;
  const call = `(?<![\\w$.])${name}`;
  const names = new RegExp(`${call}\\(async\\(\\)=>\\{let(\\{[^{}]*\\})=await (${IMPORT});return\\1\\},\\[\\]\\)`, 'g');
  const whole = new RegExp(`${call}\\(\\(\\)=>(${IMPORT}),\\[\\]\\)`, 'g');
  return code.replace(names, '$2').replace(whole, '$1');
}
