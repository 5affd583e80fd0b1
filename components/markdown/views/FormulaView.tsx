import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import { ExtrasContext } from '../extras/extras-context.ts';
import { keepSelection } from './keep-selection.ts';

/** A formula: its source at first, set once its block is closed. */
export function FormulaView(props: { raw: string; tex: string; display: boolean; closed: boolean }) {
  const { raw, tex, display, closed } = props;
  const extras = useContext(ExtrasContext);
  const holder = useRef<HTMLElement>(null);

  useLayoutEffect(() => {
    const element = holder.current;
    if (element === null) return;
    element.textContent = raw;
    if (!closed) return;
    let isCurrent = true;
    void extras.setFormula(tex, display).then((set) => {
      if (isCurrent && set !== undefined) keepSelection(element, () => element.replaceChildren(set));
    });
    return () => {
      isCurrent = false;
    };
  }, [raw, tex, display, closed, extras]);

  return <span ref={holder} class={display ? 'formula display' : 'formula'} />;
}
