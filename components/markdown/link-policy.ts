/** A link that may be followed. `shownHost` is what has to stand beside its words; empty when they say it themselves. */
export interface AllowedLink {
  href: string;
  shownHost: string;
}

/**
 * What may be linked: absolute http, https and mailto. Everything else (javascript:, data:, file:, extension pages,
 * relative addresses, which would point into the extension) is null and stays text. Where a link leads is always to be
 * seen: its words name the host it leads to and no other, or the host is shown beside them, as it is with a user name
 * before it.
 */
export function judgeLink(href: string, words: string): AllowedLink | null {
  if (href.length > MAX_HREF_CHARS || !SCHEME.test(href) || CJK_STOP_IN_HOST.test(href)) return null;
  const url = URL.parse(href);
  if (url === null) return null;
  if (url.protocol === 'mailto:')
    return { href: url.href, shownHost: tells(words, hostOfMail(url)) ? '' : url.pathname };
  if (url.hostname === '') return null;
  return { href: url.href, shownHost: url.username === '' && tells(words, url.hostname) ? '' : url.host };
}

/** A browser cuts or refuses longer ones anyway. */
const MAX_HREF_CHARS = 4096;
const SCHEME = /^(?:https?:\/\/|mailto:)/i;
/** A URL parser takes a full stop of Chinese or Japanese for a dot, and the sentence behind it for a domain. */
const CJK_STOP_IN_HOST = /^[a-z]+:\/\/[^/?#]*[\u3002\uff0e\uff61]/i;

/** Hosts in running words, dots of other scripts included, since an address bar reads those as dots too. */
const HOST = /(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}])?[.\u3002\uff0e\uff61])+[\p{L}\p{N}-]{2,}/gu;
/** More than any honest link has. */
const MAX_WORDS_CHARS = 2048;

/** Whether the words name a host, this one, and no other. */
function tells(words: string, host: string): boolean {
  if (words.length > MAX_WORDS_CHARS) return false;
  let isNamed = false;
  for (const [named] of words.matchAll(HOST)) {
    const hostname = URL.parse(`http://${named}`)?.hostname;
    if (hostname === undefined || AMOUNT.test(named)) continue;
    if (withoutWww(hostname) !== withoutWww(host)) return false;
    isNamed = true;
  }
  return isNamed;
}

/** "1.5" and "3.11.2" are no hosts, though a URL parser makes IPv4 addresses of them. */
const AMOUNT = /^\d+(?:\.\d+){1,2}$/;

function withoutWww(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : host;
}

function hostOfMail(url: URL): string {
  return url.pathname.slice(url.pathname.lastIndexOf('@') + 1).toLowerCase();
}
