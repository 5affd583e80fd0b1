import { Code, Download, type IconNode, Workflow, WrapText } from 'lucide';
import { copyWords, diagramWords } from '../../../words/spoken-later.ts';
import { Icon } from '../../Icon.tsx';
import { codeFileName } from '../code-file-name.ts';
import type { CodeButtonsProps } from './code-parts-context.ts';

/** What can be done with a block of code beside copying it. */
export function CodeButtons({ tools, info, code, diagram }: CodeButtonsProps) {
  const wraps = tools.wrapsCode.value;
  const drawing = diagram?.drawing;
  const name = codeFileName(info, code);
  return (
    <>
      {diagram && (
        <CodeButton
          label={diagram.isWanted ? diagramWords.showCode : diagramWords.show}
          icon={diagram.isWanted ? Code : Workflow}
          onClick={() => diagram.want(!diagram.isWanted)}
        />
      )}
      {drawing === undefined && (
        <CodeButton
          label={copyWords.wrapLines}
          icon={WrapText}
          isPressed={wraps}
          onClick={() => tools.setWrapsCode(!wraps)}
        />
      )}
      {drawing === undefined ? (
        <CodeButton label={copyWords.downloadCode} icon={Download} onClick={() => tools.saveText(code, name)} />
      ) : (
        <CodeButton
          label={diagramWords.save}
          icon={Download}
          onClick={() => tools.saveText(drawing.svg, name.replace(/\.\w+$/, '.svg'))}
        />
      )}
    </>
  );
}

function CodeButton(props: { label: string; icon: IconNode; isPressed?: boolean; onClick(): void }) {
  const { label, icon, isPressed, onClick } = props;
  return (
    <button type="button" class="code-copy" title={label} aria-label={label} aria-pressed={isPressed} onClick={onClick}>
      <Icon of={icon} points={isPressed !== undefined} />
    </button>
  );
}
