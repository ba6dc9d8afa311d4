import { useId } from 'react';

/** The browser's own list: known to every screen reader, and right under the thumb on a phone. */
export function Choice({
  name,
  value,
  options,
  onChoose,
  testId,
  hidden = false,
}: {
  name: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
  testId: string;
  /** Whether the name is for screen readers only. */
  hidden?: boolean;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={hidden ? 'unseen' : 'field-name'}>
        {name}
      </label>
      <select
        id={id}
        className="choice"
        data-testid={testId}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
