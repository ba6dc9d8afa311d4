import { useId } from 'react';

/** A day among filters, by the browser's own calendar. */
export function Day({
  name,
  value,
  onChoose,
  testId,
}: {
  name: string;
  /** As 2026-03-05; empty where none is chosen. */
  value: string;
  onChoose: (value: string) => void;
  testId: string;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-name">
        {name}
      </label>
      <input
        id={id}
        type="date"
        className="choice plain"
        data-testid={testId}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      />
    </div>
  );
}
