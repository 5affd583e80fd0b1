declare module 'webextension-polyfill' {
  const browser: import('wxt/browser').WxtBrowser;
  export default browser;
}
