import { type ChangeEvent, type CompositionEvent, useEffect, useId, useRef, useState } from 'react';

/**
 * What is written in a field, and what of it is meant: while an input method composes (拼音), the letters on the way
 * to a character are shown but not searched for.
 */
export function useTyped(from: string, onTyped?: (text: string) => void) {
  const [shown, setShown] = useState(from);
  const [typed, setTyped] = useState(from);
  const composing = useRef(false);
  const last = useRef(from);
  useEffect(() => {
    // What changed elsewhere (a filter taken away, the browser's back) is shown; what was typed here is there already.
    if (from === last.current) return;
    last.current = from;
    setShown(from);
    setTyped(from);
  }, [from]);
  const mean = (text: string) => {
    last.current = text;
    setTyped(text);
    onTyped?.(text);
  };
  return {
    shown,
    typed,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setShown(event.target.value);
      const native = event.nativeEvent as InputEvent;
      if (!composing.current && !native.isComposing) mean(event.target.value);
    },
    onCompositionStart: () => {
      composing.current = true;
    },
    onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => {
      composing.current = false;
      mean(event.currentTarget.value);
    },
  };
}

/** A field to search in what is shown. */
export function SearchField({
  name,
  hint,
  value,
  onSearch,
  testId = 'search',
}: {
  name: string;
  hint: string;
  value: string;
  onSearch: (text: string) => void;
  testId?: string;
}) {
  const id = useId();
  const { shown, typed: _, ...typing } = useTyped(value, onSearch);
  return (
    <div className="field field-search">
      <label htmlFor={id} className="field-name">
        {name}
      </label>
      <input
        id={id}
        type="search"
        className="choice plain"
        data-testid={testId}
        placeholder={hint}
        value={shown}
        {...typing}
      />
    </div>
  );
}
