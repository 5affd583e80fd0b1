import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { diagramScript } from './launcher/diagram-script.ts';
import { firstScript } from './launcher/first-script.ts';
import { packedMessages } from './launcher/packed-messages.ts';
import { preloadFirst } from './launcher/preload-first.ts';

/** Public half of a key pair whose private half was thrown away: it fixes the id of unpacked builds. */
const UNPACKED_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAmu5vzcnlF4hXQr/F2x6MVRFJez2vUqM3D4K0jia+5ahUnCoMauvzRvl2pNpI2t+6+7+dSEaDtpPLfE+Lr0fbBxQ98qeZCvN3o2VI0xfGBnomNQaj6rFFSviVZvmkIEO+pvh/uUADpkZFM0QalmGe8ihZybRkenm/SdWwVPiKnXOj17JCQ0FmXZcqWdu4pVMOtx230q27Iaj4mFMQQ7nW1d17f1+xDBetWBbH047bbExWnLLUbCbTQGSsAC2Az604Gdyya8KmV7MLNcIjQwJSv+1PuZWxe+cSt7UUBkUKJL9Itdj8/1AMd9axIo7Eain7l4KOB7uD55qERA1G4Idh/wIDAQAB';

const GECKO_ID = 'aside@aside-sidebar';

/** Firefox gives each profile its own random one; fixing it lets the development profile stay paired. */
const DEVELOPMENT_UUID = 'a51de000-0000-4000-8000-000000000001';
const DEVELOPMENT_PROFILE = resolve('.aside-dev/firefox-profile');

/** Spelled out because Firefox's default would turn `ws:` into `wss:`, and because `'none'` beats a longer list. */
const PANEL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws: wss: http: https:",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

/** The frame that draws diagrams has nothing but its own script. */
const DIAGRAM_POLICY = "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'unsafe-inline'";

/** On a Mac the Option key types letters, so the shortcuts there use Control. */
function shortcut(letter: string): { default: string; mac: string } {
  return { default: `Alt+${letter}`, mac: `MacCtrl+Shift+${letter}` };
}

/**
 * Puts a page's styles into the page: its first frame waits for them, and a request of its own makes that half as long
 * again. The policy has to allow styles in the page anyway. A file stays where another page has to load it later.
 */
const inlineStyles: Plugin = {
  name: 'aside:inline-styles',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    // The bundler's own hook writes into scripts which styles they load.
    order: 'post',
    handler(_options, bundle) {
      const inlined = new Set<string>();
      for (const page of Object.values(bundle)) {
        if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
        page.source = String(page.source).replace(
          /<link rel="stylesheet"[^>]* href="\/([^"]+)">/g,
          (link, fileName) => {
            const styles = bundle[fileName];
            if (styles?.type !== 'asset') return link;
            inlined.add(fileName);
            return `<style>${styles.source}</style>`;
          },
        );
      }
      const scripts = Object.values(bundle).filter((output) => output.type === 'chunk');
      for (const fileName of inlined) {
        if (!scripts.some(({ code }) => code.includes(fileName))) delete bundle[fileName];
      }
    },
  },
};

/**
 * In Chromium the first frame waits for the look, and the parser does not. Firefox knows no such script: there it stays one
 * that the parser waits for, so that no frame is without its look.
 */
const lookBesideParser: Plugin = {
  name: 'aside:look-beside-parser',
  apply: 'build',
  transformIndexHtml: (html) =>
    html.replace('<script src="/look.js">', '<script async blocking="render" src="/look.js">'),
};

/**
 * Lets scripts that run in pages begin without what WXT puts around them: words about failures, which it says in no build
 * that is shipped. They take half a kilobyte of each.
 */
const bareScripts: Plugin = {
  name: 'aside:bare-scripts',
  apply: 'build',
  transform: {
    filter: { id: /virtual:wxt-unlisted-script-entrypoint\?/ },
    handler: (_code, id) => `import script from '${id.slice(id.indexOf('?') + 1)}';\nexport default script.main();`,
  },
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  // The oldest browsers that the manifests name: what they know is not rewritten.
  vite: ({ browser }) => ({
    plugins: [
      inlineStyles,
      bareScripts,
      ...(browser === 'firefox' ? [] : [lookBesideParser]),
      firstScript(/start-panel\.tsx$/),
      ...diagramScript(),
    ],
    build: {
      target: ['chrome142', 'firefox140'],
      modulePreload: preloadFirst('start-panel'),
    },
  }),
  outDir: process.env.ASIDE_BUILD_DIR ?? '.output',
  manifest: ({ browser }) => ({
    name: 'Aside',
    description: '__MSG_description__',
    default_locale: 'en',
    action: { default_title: 'Aside' },
    omnibox: { keyword: 'aside' },
    permissions: [
      'activeTab',
      'scripting',
      'contextMenus',
      'storage',
      ...(browser === 'firefox' ? [] : ['sidePanel' as const]),
    ],
    // Asked for when a prompt first wants what is on the clipboard.
    optional_permissions: ['clipboardRead'],
    optional_host_permissions: ['http://*/*', 'https://*/*'],
    // The in-page card: to a page it is a frame of another origin, and it does nothing before our own script has spoken to it.
    web_accessible_resources: [
      {
        resources: ['card.html'],
        matches: ['http://*/*', 'https://*/*', 'file:///*'],
        ...(browser !== 'firefox' && { use_dynamic_url: true }),
      },
    ],
    content_security_policy: {
      extension_pages: PANEL_POLICY,
      ...(browser !== 'firefox' && { sandbox: DIAGRAM_POLICY }),
    },
    // In Chromium a frame keeps the extension's interfaces unless its page is listed here; Firefox gives it none.
    ...(browser !== 'firefox' && { sandbox: { pages: ['diagram.html'] } }),
    commands: {
      // No popup, so it comes in as `action.onClicked`: the one gesture that both toggles the panel and opens the page to us.
      _execute_action: { suggested_key: shortcut('A') },
      'ask-selection': { suggested_key: shortcut('Q'), description: '__MSG_command_ask_selection__' },
      'summarise-page': { suggested_key: shortcut('S'), description: '__MSG_command_summarise_page__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none' as const] },
            },
          },
        }
      : {
          // sidePanel.onClosed, which the toolbar button needs to know whether to open or to close.
          minimum_chrome_version: '142',
          externally_connectable: { ids: [] },
          // The store assigns an id of its own and rejects a manifest that brings one.
          ...(process.env.ASIDE_STORE !== '1' && { key: UNPACKED_KEY }),
        }),
  }),
  webExt: {
    firefoxProfile: DEVELOPMENT_PROFILE,
    keepProfileChanges: true,
    // Written between quotes as it is, so its own need escaping.
    firefoxPref: { 'extensions.webextensions.uuids': `{\\"${GECKO_ID}\\":\\"${DEVELOPMENT_UUID}\\"}` },
  },
  hooks: {
    'build:publicAssets': async (_wxt, files) => {
      files.push(...(await packedMessages()));
    },
    'config:resolved': ({ config }) => {
      if (config.command === 'serve' && config.browser === 'firefox') {
        mkdirSync(DEVELOPMENT_PROFILE, { recursive: true });
      }
    },
  },
});
