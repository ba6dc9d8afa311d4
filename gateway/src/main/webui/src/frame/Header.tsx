import {
  BellOutlined,
  GlobalOutlined,
  LogoutOutlined,
  MenuOutlined,
  MoonOutlined,
  PrinterOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
  SunOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Me, Region } from '../api/types';
import { minuteText } from '../format/moment';
import { speak } from '../i18n';
import { periodName } from '../i18n/words';
import { AsOfControl } from '../parts/AsOf';
import { Choice } from '../parts/Choice';
import { Flyout } from '../parts/Flyout';
import type { Language, Search } from '../url/search';
import { kept, useSearchState } from '../url/useSearchState';
import { useCurrent } from './current';
import type { FeaturePage, NoticeItem } from './feature';
import { notices, placeAt, shown } from './features';
import { Link } from './Link';
import { SHORTCUT } from './shortcut';

export interface Outlook {
  dark: boolean;
  onDark: (dark: boolean) => void;
}

interface Props extends Outlook {
  me: Me;
  regions: readonly Region[];
  region: string | undefined;
  /** Which of the header's choices there is something for. */
  follows: FeaturePage['follows'];
  /** Whether the navigation is to be seen. */
  navigation: boolean;
  onNavigation: () => void;
  onSearch: () => void;
}

/** Where one is and of when one reads; search, notices, and the person. */
export function Header({
  me,
  regions,
  region,
  follows,
  navigation,
  onNavigation,
  onSearch,
  dark,
  onDark,
}: Props) {
  const { t, i18n } = useTranslation();
  const [search, set] = useSearchState();
  const navigate = useNavigate();
  const path = useLocation({ select: (location) => location.pathname });
  const current = useCurrent();
  const here = regions.find((one) => one.region === region);
  return (
    <header className="header">
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      <button
        type="button"
        className="header-button"
        aria-label={t('frame.menu')}
        title={t('frame.menu')}
        aria-expanded={navigation}
        data-testid="menu"
        onClick={onNavigation}
      >
        <MenuOutlined />
      </button>
      <Link to="/" search={kept} className="brand">
        <img src="/seal.svg" alt="" width={28} height={28} />
        <span className="brand-name">{t('product.name')}</span>
        <span className="brand-tagline">{t('product.tagline')}</span>
      </Link>
      {!region && <span className="header-where room" />}
      {region && (
        <div className="header-where" role="group" aria-label={t('frame.where')}>
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
                  to: placeAt(path)?.to ?? '/',
                  search: (now: Search) => ({ ...kept(now), region: chosen }),
                })
              }
            />
          ) : (
            <span className="region-name">{here?.name ?? region}</span>
          )}
          {follows?.period && current.periods.length === 0 && <span className="room" />}
          {follows?.period && current.periods.length > 0 && (
            <Choice
              name={t('frame.period')}
              hidden
              testId="period"
              value={current.shown ?? ''}
              options={current.periods.map((one) => ({
                value: one,
                label: periodName(t, one, i18n.language),
              }))}
              onChoose={(chosen) => set({ period: chosen })}
            />
          )}
          {follows?.asOf === true && <AsOfControl asOf={search.asOf} timeZone={here?.timeZone} />}
        </div>
      )}
      <div className="header-tools" role="group" aria-label={t('frame.tools')}>
        {region && (
          <button
            type="button"
            className="header-search"
            data-testid="palette-open"
            aria-keyshortcuts="Control+K Meta+K"
            onClick={onSearch}
          >
            <SearchOutlined />
            <span className="header-search-text">{t('palette.button')}</span>
            <span aria-hidden="true">
              <kbd>{SHORTCUT}</kbd>
            </span>
          </button>
        )}
        {region && <Bell key={me.roles.join(' ')} me={me} region={region} timeZone={here?.timeZone} />}
        <Person me={me} dark={dark} onDark={onDark} />
      </div>
    </header>
  );
}

/** Every feature's notices in one. */
function useAllNotices(me: Me, region: string): NoticeItem[] {
  const mine = shown(notices, me);
  // biome-ignore lint/correctness/useHookAtTopLevel: the features are the same in every render of this key
  return mine.flatMap(({ useNotices }) => useNotices(region)).sort((a, b) => b.at.localeCompare(a.at));
}

function Bell({ me, region, timeZone }: { me: Me; region: string; timeZone: string | undefined }) {
  const { t, i18n } = useTranslation();
  const all = useAllNotices(me, region);
  const unread = all.filter((one) => !one.read).length;
  return (
    <Flyout
      end
      testId="notices"
      className="bell"
      label={unread > 0 ? t('notices.unread', { count: unread }) : t('notices.title')}
      button={
        <>
          <BellOutlined />
          {unread > 0 && <b className="bell-count">{unread > 99 ? '99+' : unread}</b>}
        </>
      }
    >
      {(close) => (
        <section aria-label={t('notices.title')} className="bell-window">
          <h2>{t('notices.title')}</h2>
          {all.length === 0 ? (
            <div className="bell-empty" data-testid="notices-empty">
              <BellOutlined />
              <p>{t('notices.empty')}</p>
              <p className="hint">{t('notices.emptyDetail')}</p>
            </div>
          ) : (
            <ul>
              {all.slice(0, 20).map((one) => (
                <li key={one.key} className={one.read ? undefined : 'unread'}>
                  <Link
                    to={one.to}
                    params={one.params ?? {}}
                    search={(now: Search) => ({ ...kept(now), ...one.search })}
                    onClick={close}
                  >
                    {one.title}
                  </Link>
                  {one.detail && <p>{one.detail}</p>}
                  <p className="hint">{minuteText(one.at, i18n.language, timeZone)}</p>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </Flyout>
  );
}

function Person({ me, dark, onDark }: Outlook & { me: Me }) {
  const { t } = useTranslation();
  const name = me.name || me.subject;
  return (
    <Flyout
      end
      testId="person"
      className="person"
      button={
        <>
          <UserOutlined />
          <span className="user" data-testid="user">
            <span className="unseen">{t('frame.user')} </span>
            {name}
          </span>
        </>
      }
    >
      {(close) => (
        <div className="person-window">
          <p className="person-name">{name}</p>
          <p className="hint">
            {me.roles
              // Keycloak adds roles of its own, which mean nothing here.
              .map((role) => t(`role.${role}`, { defaultValue: '' }))
              .filter((word) => word !== '')
              .join(t('frame.comma'))}
          </p>
          <div className="person-lines">
            <LanguageButton />
            <DarkButton dark={dark} onDark={onDark} />
            <button
              type="button"
              className="menu-line"
              onClick={() => {
                close();
                window.print();
              }}
            >
              <PrinterOutlined />
              {t('frame.print')}
            </button>
            <Link to="/help" search={kept} className="menu-line" data-testid="help" onClick={close}>
              <QuestionCircleOutlined />
              {t('frame.help')}
            </Link>
            <a href="/logout" className="menu-line" data-testid="logout">
              <LogoutOutlined />
              {t('frame.logout')}
            </a>
          </div>
        </div>
      )}
    </Flyout>
  );
}

function LanguageButton() {
  const { i18n } = useTranslation();
  const [, set] = useSearchState();
  const other: Language = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <button
      type="button"
      className="menu-line"
      data-testid="language"
      lang={other}
      onClick={() => {
        speak(other);
        set({ lang: other }, true);
      }}
    >
      <GlobalOutlined />
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}

function DarkButton({ dark, onDark }: Outlook) {
  const { t } = useTranslation();
  return (
    <button type="button" className="menu-line" data-testid="dark" onClick={() => onDark(!dark)}>
      {dark ? <SunOutlined /> : <MoonOutlined />}
      {t(dark ? 'frame.light' : 'frame.dark')}
    </button>
  );
}

/** Above the start page: only what a stranger can choose. */
export function StrangersHeader({ dark, onDark }: Outlook) {
  const { t, i18n } = useTranslation();
  const [, set] = useSearchState();
  const other: Language = i18n.language === 'en' ? 'zh-CN' : 'en';
  const mode = t(dark ? 'frame.light' : 'frame.dark');
  return (
    <header className="header bare">
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      <div className="header-tools" role="group" aria-label={t('frame.tools')}>
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
      </div>
    </header>
  );
}
