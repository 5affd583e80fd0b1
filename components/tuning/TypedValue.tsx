import { useLayoutEffect, useRef } from 'preact/hooks';

/** A value that is typed. It is set when its field is left, so that half a number is no error. */
export function TypedValue(props: {
  typed: string;
  /** Has several lines. */
  isLong: boolean;
  set: (typed: string) => void;
  id: string;
  class: string;
  placeholder: string;
  'aria-invalid': boolean;
  'aria-describedby': string;
}) {
  const { typed, isLong, set, ...common } = props;
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // Not while somebody types in it.
  useLayoutEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = typed;
  }, [typed]);
  const attributes = {
    ...common,
    ref: input,
    defaultValue: typed,
    autocomplete: 'off' as const,
    onChange: (event: { currentTarget: { value: string } }) => {
      if (event.currentTarget.value !== typed) set(event.currentTarget.value);
    },
  };
  return isLong ? (
    <textarea {...attributes} rows={3} dir="auto" placeholder=" " />
  ) : (
    <input {...attributes} type="text" inputMode="decimal" spellcheck={false} />
  );
}
