import { useTranslation } from 'react-i18next';
import type { Saying, Told } from './telling';

/** So many lines are shown at once; of a whole scheme there are hundreds. */
const SHOWN = 8;

/** What was before, and what is now, line by line. */
export function WhatChanged({ lines, say }: { lines: readonly Told[]; say: Saying }) {
  const { t } = useTranslation();
  const rest = lines.slice(SHOWN);
  const list = (some: readonly Told[]) => (
    <ul className="changes">
      {some.map(({ id, what, before, after }) => (
        <li key={id}>
          {what}
          {say.colon}
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
