import type { Diagrams } from '../diagrams/diagrams.ts';
import type { Settings } from '../settings/settings.ts';

/** What can be done with a block of code beside copying it. */
export interface CodeTools extends Pick<Settings, 'wrapsCode' | 'setWrapsCode'> {
  /** Gives text to the person as a file. */
  saveText(text: string, name: string): void;
  loadDiagrams(): Promise<Diagrams>;
}

export function createCodeTools({ wrapsCode, setWrapsCode }: Settings): CodeTools {
  return {
    wrapsCode,
    setWrapsCode,
    loadDiagrams: async () => (await import('../diagrams/diagrams.ts')).openDiagrams(),
    async saveText(text, name) {
      const { saveFile } = await import('../browser/save-file.ts');
      // As text a browser would give it another ending.
      saveFile(new Blob([text], { type: 'application/octet-stream' }), name);
    },
  };
}
