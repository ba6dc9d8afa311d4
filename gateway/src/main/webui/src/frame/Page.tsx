import { useQuery } from '@tanstack/react-query';
import { ConfigProvider, Skeleton } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ComponentType, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client';
import { meQuery, regionsQuery } from '../api/queries';
import type { Me } from '../api/types';
import { speak } from '../i18n';
import { themeOf } from '../theme/theme';
import { useDark } from '../theme/useDark';
import { useSearchState } from '../url/useSearchState';
import { Header } from './Header';
import { StartPage } from './StartPage';
import { Failure, Notice } from './states';

function regionOf(
  me: Me,
  known: readonly { region: string }[],
  wanted: string | undefined,
): string | undefined {
  const all = me.regions.includes('*');
  if (wanted && (all || me.regions.includes(wanted))) return wanted;
  return me.regions.find((region) => region !== '*') ?? known[0]?.region;
}

export interface Inside {
  region: string;
  regionName: string;
  timeZone: string | undefined;
  me: Me;
}

/** Who looks, at which region, in which language and light; everything else stands inside. */
export function Page({ inside: Content }: { inside?: ComponentType<Inside> }) {
  const { t, i18n } = useTranslation();
  const [search] = useSearchState();
  const [dark, setDark] = useDark();
  const me = useQuery(meQuery);
  const regions = useQuery({ ...regionsQuery, enabled: me.isSuccess });

  useEffect(() => {
    if (search.lang) speak(search.lang);
  }, [search.lang]);

  const nobody = me.error instanceof Problem && me.error.status === 401;
  const person = nobody ? undefined : me.data;
  const region = person && regionOf(person, regions.data ?? [], search.region);

  let inside: ReactNode;
  if (!Content) {
    inside = (
      <Centre>
        <Notice whole kind="empty" title={t('state.notFound')} detail={t('state.notFoundDetail')}>
          <a href="/">{t('state.home')}</a>
        </Notice>
      </Centre>
    );
  } else if (nobody) inside = <StartPage />;
  else if (me.error && !person) {
    inside = (
      <Centre>
        <Failure whole error={me.error} onRetry={() => void me.refetch()} />
      </Centre>
    );
  } else if (person && region) {
    const here = regions.data?.find((one) => one.region === region);
    inside = (
      <Suspense fallback={<Loading />}>
        <Content
          key={region}
          region={region}
          regionName={here?.name ?? region}
          timeZone={here?.timeZone}
          me={person}
        />
      </Suspense>
    );
  } else if (person && (regions.isSuccess || regions.isError)) {
    inside = (
      <Centre>
        {regions.error ? (
          <Failure whole error={regions.error} onRetry={() => void regions.refetch()} />
        ) : (
          <Notice
            whole
            kind="forbidden"
            title={t('state.forbiddenTitle')}
            detail={t('state.forbiddenRegion')}
          />
        )}
      </Centre>
    );
  } else inside = <Loading />;

  return (
    <ConfigProvider
      theme={themeOf(dark)}
      locale={i18n.language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <Header
        me={person}
        regions={regions.data ?? []}
        region={region}
        dark={dark}
        onDark={setDark}
        bare={nobody && !!Content}
      />
      {inside}
    </ConfigProvider>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <Centre>
      <div aria-busy="true" role="status">
        <span className="unseen">{t('state.loading')}</span>
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    </Centre>
  );
}

function Centre({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="centre">
      {children}
    </main>
  );
}
