import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/** A button with a small window of its own below it; closes by Escape, a press elsewhere, or when focus leaves. */
export function Flyout({
  button,
  label,
  testId,
  className = '',
  end = false,
  children,
}: {
  /** What stands in the button. */
  button: ReactNode;
  /** Its name, where what stands in it says too little. */
  label?: string;
  testId?: string;
  className?: string;
  /** Whether it opens towards the left, at the end of a line. */
  end?: boolean;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const press = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);
  const close = () => {
    setOpen(false);
    press.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button opened
    <div
      className={`flyout ${className}`}
      ref={whole}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) {
          event.stopPropagation();
          close();
        }
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !whole.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={press}
        className="flyout-button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        title={label}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div className={end ? 'flyout-window end' : 'flyout-window'} id={id}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
