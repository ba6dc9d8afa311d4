import { useTranslation } from 'react-i18next';
import type { ChangedField, FieldWords } from './changedFields';

/** So many lines are shown at once; of a whole scheme there are hundreds. */
const SHOWN = 8;

/** What was before, and what is now, line by line. */
export function WhatChanged({ lines, words }: { lines: readonly ChangedField[]; words: FieldWords }) {
  const { t } = useTranslation();
  const rest = lines.slice(SHOWN);
  const list = (some: readonly ChangedField[]) => (
    <ul className="changes">
      {some.map(({ id, what, before, after }) => (
        <li key={id}>
          {what}
          {words.colon}
          {before !== undefined && (
            <>
              <del>{before}</del>
              {' → '}
            </>
          )}
          <ins>{after}</ins>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list(lines.slice(0, SHOWN))}
      {rest.length > 0 && (
        <details className="changes-more">
          <summary>{t('decision.more', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}
