import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A table with its caption as the heading above it. */
export function Sheet({
  title,
  heads,
  none,
  children,
}: {
  title: string;
  heads: readonly string[];
  /** What is said where it is empty. */
  none: string | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{title}</h2>
      {none ? (
        <p className="hint">{none}</p>
      ) : (
        <section className="sheet table-scroll" aria-label={t('frame.scroll', { name: title })} tabIndex={0}>
          <table className="board goal-grid">
            <caption className="unseen">{title}</caption>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </section>
      )}
    </>
  );
}
