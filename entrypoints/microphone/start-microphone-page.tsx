import { render } from 'preact';
import { speakLanguage } from '../../components/speak-language.ts';
import { MicrophonePage } from '../../components/voice/MicrophonePage.tsx';
import { loadExtensionApi } from '../../sidebar/browser/extension-api.ts';
import { tellDocument } from '../../sidebar/browser/tell-document.ts';
import { followLook } from '../../sidebar/settings/follow-look.ts';
import { openSettings } from '../../sidebar/settings/settings.ts';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';
import { loadWords } from '../../words/load-words.ts';

/** Shows the page that has the browser ask for the microphone. */
export async function startMicrophonePage(): Promise<void> {
  const browser = await loadExtensionApi();
  const settings = await openSettings(browser.storage.local);
  followLook(settings);
  await speakLanguage({
    chosen: settings.language,
    preferred: [browser.i18n.getUILanguage()],
    load: loadWords,
    tell: tellDocument,
  });
  // Its words come with the parts that are loaded later.
  await createLazyPart(async () => MicrophonePage).load();
  document.title = 'Aside';
  render(<MicrophonePage ask={askForMicrophone} />, document.getElementById('page') as HTMLElement);
}

/** Opens the microphone, which has the browser ask, and closes it at once. */
async function askForMicrophone(): Promise<'allowed' | 'denied' | 'none'> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return 'allowed';
  } catch (error) {
    return (error as Partial<DOMException>).name === 'NotFoundError' ? 'none' : 'denied';
  }
}
