import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, send } from '../api/client';
import { save } from './csv';

const NAMED = /filename="([^"]+)"/;

/**
 * Leads to a file of the API. It is asked for by the page, since a link asks in the browser's language, and a file is
 * in the language of the page.
 */
export function FileLink({
  address,
  testId,
  children,
}: {
  address: string;
  testId: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const fetchIt = async () => {
    setBusy(true);
    setFailed('');
    try {
      const answer = await send(address, '*/*');
      const name = NAMED.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
      save(name ?? address.slice(address.lastIndexOf('/') + 1), await answer.blob());
    } catch (refused) {
      setFailed(refused instanceof Problem ? refused.title : t('state.errorTitle'));
    }
    setBusy(false);
  };
  return (
    <span className="file-link">
      <a
        href={address}
        download
        data-testid={testId}
        aria-busy={busy}
        onClick={(event) => {
          event.preventDefault();
          if (!busy) void fetchIt();
        }}
      >
        {children}
      </a>
      {failed && (
        <span className="wrong" role="alert">
          {failed}
        </span>
      )}
    </span>
  );
}
