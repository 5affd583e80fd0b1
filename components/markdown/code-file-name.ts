import { languageOf } from './lexing/nested-fences.ts';

/** By what a fence names; those that stand together are written one as the other. */
const ENDINGS: Record<string, string> = {
  'sh,bash,shell,zsh,console': 'sh',
  'js,javascript,mjs,cjs,node': 'js',
  'ts,typescript': 'ts',
  'py,python,python3': 'py',
  'rb,ruby': 'rb',
  'rs,rust': 'rs',
  'cs,csharp,c#': 'cs',
  'cpp,c++,cc,cxx': 'cpp',
  'kt,kotlin': 'kt',
  'md,markdown': 'md',
  'yml,yaml': 'yaml',
  'ps1,powershell,pwsh': 'ps1',
  'bat,batch,cmd': 'bat',
  'tex,latex': 'tex',
  'html,htm': 'html',
  'h,hpp': 'h',
  'hs,haskell': 'hs',
  'pl,perl': 'pl',
  'ex,elixir': 'ex',
  'jl,julia': 'jl',
  'mmd,mermaid': 'mmd',
  'diff,patch': 'diff',
  'golang,go': 'go',
  'tf,terraform,hcl': 'tf',
};
const OWN_ENDINGS =
  'c,java,php,swift,scala,lua,r,sql,css,scss,less,json,jsonc,toml,ini,xml,svg,csv,tsv,vue,jsx,tsx,dart,zig,nim,m,graphql,proto,txt,log,env';
const NAMES: Record<string, string> = { dockerfile: 'Dockerfile', makefile: 'Makefile', cmake: 'CMakeLists.txt' };

const BY_LANGUAGE = new Map([
  ...Object.entries(ENDINGS).flatMap(([names, ending]) => names.split(',').map((name) => [name, ending] as const)),
  ...OWN_ENDINGS.split(',').map((ending) => [ending, ending] as const),
]);
const KNOWN = new Set(BY_LANGUAGE.values());

/** Behind the language, as `title="app.ts"`; or in place of it, as a path. */
const NAMED = /(?:title|file|filename|name)\s*[=:]\s*["']?([\w./\\-]+)/i;
const PATH = /^[\w-]*:?([\w./\\-]+\.\w+)$/;
/** A comment that is the first line and holds a path and nothing else. */
const COMMENT = /^\s*(?:\/\/|#|--|;|\/\*|<!--)\s*([\w./\\-]+\.\w+)\s*(?:\*\/|-->)?\s*$/;
const MOST_CHARS = 80;

/** What a block of code is called as a file: as it says itself, else by its language. */
export function codeFileName(info: string, code: string): string {
  const language = languageOf(info).toLowerCase();
  const [firstLine = ''] = code.split('\n', 1);
  const said = NAMED.exec(info)?.[1] ?? PATH.exec(info.trim())?.[1] ?? COMMENT.exec(firstLine)?.[1];
  const name = said?.split(/[\\/]/).at(-1)?.replace(/^\.+/, '').slice(-MOST_CHARS);
  // A name that ends otherwise would make a program of it, or something that nobody expects.
  if (name && KNOWN.has(name.split('.').at(-1)?.toLowerCase() ?? '')) return name;
  return NAMES[language] ?? `code.${BY_LANGUAGE.get(language) ?? 'txt'}`;
}
