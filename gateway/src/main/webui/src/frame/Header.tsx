import {
  GlobalOutlined,
  LogoutOutlined,
  MoonOutlined,
  PrinterOutlined,
  SunOutlined,
} from '@ant-design/icons';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Me, Region } from '../api/types';
import { speak } from '../i18n';
import type { Language, Search } from '../url/search';
import { kept, useSearchState } from '../url/useSearchState';
import { Choice } from './Choice';
import { places } from './features';

interface Props {
  me: Me | undefined;
  regions: readonly Region[];
  region: string | undefined;
  dark: boolean;
  onDark: (dark: boolean) => void;
  /** Without the name, which stands large below. */
  bare: boolean;
}

export function Header({ me, regions, region, dark, onDark, bare }: Props) {
  const { t, i18n } = useTranslation();
  const [, set] = useSearchState();
  const other: Language = i18n.language === 'en' ? 'zh-CN' : 'en';
  const mode = t(dark ? 'frame.light' : 'frame.dark');
  const navigate = useNavigate();
  const path = useLocation({ select: (location) => location.pathname });
  const place = places.find((one) => one.to !== '/' && path.startsWith(one.to)) ?? places[0];
  const here = regions.find((one) => one.region === region);
  return (
    <header className={bare ? 'header bare' : 'header'}>
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      {!bare && (
        <div className="brand">
          <img src="/seal.svg" alt="" width={30} height={30} />
          <span className="brand-name">{t('product.name')}</span>
          <span className="brand-tagline">{t('product.tagline')}</span>
        </div>
      )}
      {me && region && (
        <div className="header-region">
          {regions.length > 1 ? (
            <Choice
              name={t('frame.region')}
              hidden
              testId="region"
              value={region}
              options={regions.map((one) => ({ value: one.region, label: one.name }))}
              // Of another region nothing that was chosen is known.
              onChoose={(chosen) =>
                void navigate({
                  to: place?.to ?? '/',
                  search: (now: Search) => ({ ...kept(now), region: chosen }),
                })
              }
            />
          ) : (
            <span className="region-name">{here?.name ?? region}</span>
          )}
        </div>
      )}
      {me && region && (
        <nav className="places" aria-label={t('frame.places')}>
          {places
            .filter(({ shownTo }) => shownTo?.(me) ?? true)
            .map(({ to, label }) => (
              <Link
                key={to}
                to={to}
                search={kept}
                className="place"
                data-testid={`place-${to.slice(1) || 'scores'}`}
                aria-current={to === place?.to ? 'page' : undefined}
              >
                {t(label)}
              </Link>
            ))}
        </nav>
      )}
      <div className="header-tools" role="group" aria-label={t('frame.tools')}>
        {me && (
          <Button
            type="text"
            className="wide-only"
            icon={<PrinterOutlined />}
            aria-label={t('frame.print')}
            title={t('frame.print')}
            onClick={() => window.print()}
          />
        )}
        <Button
          type="text"
          data-testid="language"
          icon={<GlobalOutlined />}
          lang={other}
          onClick={() => {
            speak(other);
            set({ lang: other }, true);
          }}
        >
          {other === 'en' ? 'English' : '中文'}
        </Button>
        <Button
          type="text"
          data-testid="dark"
          icon={dark ? <SunOutlined /> : <MoonOutlined />}
          aria-label={mode}
          title={mode}
          onClick={() => onDark(!dark)}
        />
        {me && (
          <>
            <span className="user" data-testid="user">
              <span className="unseen">{t('frame.user')} </span>
              {me.name || me.subject}
            </span>
            <Button
              type="text"
              data-testid="logout"
              href="/logout"
              icon={<LogoutOutlined />}
              aria-label={t('frame.logout')}
              title={t('frame.logout')}
            />
          </>
        )}
      </div>
    </header>
  );
}
