import { Download, WrapText } from 'lucide';
import type { CodeTools } from '../../../sidebar/state/code-tools.ts';
import { copyWords } from '../../../words/spoken-later.ts';
import { Icon } from '../../Icon.tsx';
import { codeFileName } from '../code-file-name.ts';

/** What can be done with a block of code beside copying it. */
export function CodeButtons(props: { tools: CodeTools; info: string; code: string }) {
  const { tools, info, code } = props;
  const wraps = tools.wrapsCode.value;
  return (
    <>
      <button
        type="button"
        class="code-copy"
        title={copyWords.wrapLines}
        aria-label={copyWords.wrapLines}
        aria-pressed={wraps}
        onClick={() => tools.setWrapsCode(!wraps)}
      >
        <Icon of={WrapText} points />
      </button>
      <button
        type="button"
        class="code-copy"
        title={copyWords.downloadCode}
        aria-label={copyWords.downloadCode}
        onClick={() => tools.saveText(code, codeFileName(info, code))}
      >
        <Icon of={Download} />
      </button>
    </>
  );
}
