import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { ConfigProvider, Drawer, Layout } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LOGGED_OUT } from '../api/client';
import { meQuery, regionsQuery, useExpired } from '../api/queries';
import type { Me, Region } from '../api/types';
import { speak } from '../i18n';
import { AsOfBar } from '../parts/AsOf';
import { keepDraftsOf } from '../parts/form';
import { Centre, Expired, Failure, Loading, Notice } from '../parts/states';
import { themeOf } from '../theme/theme';
import { useDark } from '../theme/useDark';
import { useSearchState } from '../url/useSearchState';
import { Boundary } from './Boundary';
import { Crumbs } from './Crumbs';
import { mayOpen, pageAt } from './features';
import { Header, StrangersHeader } from './Header';
import { Navigation } from './Navigation';
import { useNewer } from './newer';
import { StartPage } from './StartPage';
import { Who } from './who';

const Palette = lazy(() => import('./Palette'));

export interface Inside {
  region: string;
  regionName: string;
  timeZone: string | undefined;
  me: Me;
}

/** Of which region is to be shown: the one that is asked for, and nothing else where that is not theirs. */
type Chosen = { region: string } | { refused: string } | { none: true };

function chosen(me: Me, known: readonly Region[], wanted: string | undefined): Chosen {
  const all = me.regions.includes('*');
  if (wanted) {
    const theirs = all ? known.some((one) => one.region === wanted) : me.regions.includes(wanted);
    return theirs ? { region: wanted } : { refused: wanted };
  }
  const first = me.regions.find((region) => region !== '*') ?? known[0]?.region;
  return first ? { region: first } : { none: true };
}

const KEPT = 'kaocheng.navigation';
const PHONE = '(max-width: 860px)';

/** Who looks, at which region, in which language and light; everything else stands inside. */
export function Page({ inside: Content }: { inside?: ComponentType<Inside> }) {
  const { i18n } = useTranslation();
  const [search] = useSearchState();
  const [dark, setDark] = useDark();
  const me = useQuery(meQuery);
  const regions = useQuery({ ...regionsQuery, enabled: me.isSuccess });

  const client = useQueryClient();
  // Whatever is refused because the session has ended: it is asked who is logged in, and said.
  useEffect(() => {
    const ask = () => void client.invalidateQueries({ queryKey: meQuery.queryKey });
    window.addEventListener(LOGGED_OUT, ask);
    return () => window.removeEventListener(LOGGED_OUT, ask);
  }, [client]);
  useEffect(() => {
    if (search.lang) speak(search.lang);
  }, [search.lang]);

  const nobody = useExpired();
  // Who was logged in when the page was opened keeps what is on it, and is told.
  const expired = nobody && me.data !== undefined;
  const person = me.data;
  useMemo(() => person && keepDraftsOf(person.subject), [person]);
  const outlook = { dark, onDark: setDark };
  let whole: ReactNode;
  if (person) {
    whole = (
      <Framed me={person} regions={regions.data} failed={regions.error} expired={expired} {...outlook}>
        {Content}
      </Framed>
    );
  } else {
    whole = (
      <>
        <StrangersHeader {...outlook} />
        {nobody && Content && <StartPage />}
        {nobody && !Content && <Lost />}
        {me.error && !nobody && (
          <Centre>
            <Failure whole error={me.error} onRetry={() => void me.refetch()} />
          </Centre>
        )}
        {me.isPending && <Loading />}
      </>
    );
  }
  return (
    <ConfigProvider
      theme={themeOf(dark)}
      locale={i18n.language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      {whole}
      <Newer />
    </ConfigProvider>
  );
}

function Lost() {
  const { t } = useTranslation();
  return (
    <Centre>
      <Notice whole kind="empty" title={t('state.notFound')} detail={t('state.notFoundDetail')}>
        <a href="/">{t('state.home')}</a>
      </Notice>
    </Centre>
  );
}

function Framed({
  me,
  regions,
  failed,
  expired,
  dark,
  onDark,
  children: Content,
}: {
  me: Me;
  regions: readonly Region[] | undefined;
  failed: Error | null;
  expired: boolean;
  dark: boolean;
  onDark: (dark: boolean) => void;
  children: ComponentType<Inside> | undefined;
}) {
  const { t } = useTranslation();
  const [search, set] = useSearchState();
  const path = useLocation({ select: (location) => location.pathname });
  const page = pageAt(path);
  const params = useParams({ strict: false });
  const may = mayOpen(path, me, params);
  // What follows nothing is offered nothing: a page one may not open, or of which one sees no part that does.
  const follows = may && (page?.follows?.shownTo?.(me) ?? true) ? page?.follows : undefined;
  const [narrow, setNarrow] = useState(() => localStorage.getItem(KEPT) === 'narrow');
  const [drawer, setDrawer] = useState(false);
  const [searching, setSearching] = useState(false);
  const choice = regions || !me.regions.includes('*') ? chosen(me, regions ?? [], search.region) : undefined;
  const region = choice && 'region' in choice ? choice.region : undefined;
  const here = regions?.find((one) => one.region === region);

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setSearching(true);
      }
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, []);

  const onNavigation = () => {
    if (window.matchMedia(PHONE).matches) setDrawer(true);
    else {
      localStorage.setItem(KEPT, narrow ? 'wide' : 'narrow');
      setNarrow(!narrow);
    }
  };

  let inside: ReactNode;
  if (!Content) inside = <Lost />;
  else if (region && !may) {
    inside = (
      <Centre>
        <Notice
          whole
          kind="forbidden"
          title={t('state.forbiddenTitle')}
          detail={t(page?.refused ?? 'state.forbiddenPage')}
        >
          <a href="/">{t('state.home')}</a>
        </Notice>
      </Centre>
    );
  } else if (region) {
    inside = (
      <Boundary of={path}>
        <Suspense fallback={<Loading />}>
          <Content
            key={region}
            region={region}
            regionName={here?.name ?? region}
            timeZone={here?.timeZone}
            me={me}
          />
        </Suspense>
      </Boundary>
    );
  } else if (failed) {
    inside = (
      <Centre>
        <Failure whole error={failed} />
      </Centre>
    );
  } else if (choice && 'refused' in choice) {
    inside = (
      <Centre>
        <Notice
          whole
          kind="forbidden"
          title={t('state.foreignRegion', { region: choice.refused })}
          detail={t('state.foreignRegionDetail')}
        >
          {(regions ?? []).slice(0, 12).map((one) => (
            <button
              type="button"
              className="link-button"
              key={one.region}
              onClick={() => set({ region: one.region })}
            >
              {one.name}
            </button>
          ))}
        </Notice>
      </Centre>
    );
  } else if (choice && regions) {
    inside = (
      <Centre>
        <Notice
          whole
          kind="forbidden"
          title={t('state.forbiddenTitle')}
          detail={t('state.forbiddenRegion')}
        />
      </Centre>
    );
  } else inside = <Loading />;

  return (
    <Who value={me}>
      <Layout className="frame">
        <Header
          me={me}
          regions={regions ?? []}
          region={region}
          follows={follows}
          navigation={drawer || !narrow}
          onNavigation={onNavigation}
          onSearch={() => setSearching(true)}
          dark={dark}
          onDark={onDark}
        />
        <Layout hasSider className="frame-body">
          <Layout.Sider
            className="sider"
            theme={dark ? 'dark' : 'light'}
            width={212}
            collapsedWidth={56}
            collapsed={narrow}
            trigger={null}
            collapsible
          >
            <Navigation me={me} narrow={narrow} />
          </Layout.Sider>
          <Layout className="frame-content">
            {expired && <Expired />}
            <Crumbs />
            {follows?.asOf !== 'own' && (
              <AsOfBar asOf={search.asOf} timeZone={here?.timeZone} follows={follows?.asOf ?? false} />
            )}
            {inside}
          </Layout>
        </Layout>
        <Drawer
          open={drawer}
          placement="left"
          size={280}
          onClose={() => setDrawer(false)}
          closable={{ 'aria-label': t('frame.closeMenu') }}
          title={here?.name ?? t('frame.places')}
          rootClassName="nav-drawer"
        >
          <Navigation me={me} onGone={() => setDrawer(false)} />
        </Drawer>
        <Suspense fallback={null}>
          {searching && region && (
            <Palette key={me.roles.join(' ')} me={me} region={region} onClose={() => setSearching(false)} />
          )}
        </Suspense>
      </Layout>
    </Who>
  );
}

/** Says that a newer version is there, since the parts of this one may be gone. */
function Newer() {
  const { t } = useTranslation();
  if (!useNewer()) return null;
  return (
    <div className="newer" role="alert" data-testid="newer">
      <span>{t('state.newer')}</span>
      <button type="button" className="link-button" onClick={() => window.location.reload()}>
        {t('state.reload')}
      </button>
    </div>
  );
}
