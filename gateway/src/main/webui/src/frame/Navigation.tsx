import {
  AimOutlined,
  AlertOutlined,
  AuditOutlined,
  BarChartOutlined,
  BranchesOutlined,
  DownOutlined,
  FileDoneOutlined,
  FormOutlined,
  HomeOutlined,
  ProfileOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import { useLocation } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/types';
import type { Search } from '../url/search';
import { merged } from '../url/useSearchState';
import type { Group, Place } from './feature';
import { navigationOf, pageAt, placeAt } from './features';
import { Link } from './Link';

const ICONS: Record<Group, JSX.Element> = {
  home: <HomeOutlined />,
  scores: <BarChartOutlined />,
  goals: <AimOutlined />,
  indicators: <ProfileOutlined />,
  reporting: <FormOutlined />,
  'follow-up': <AlertOutlined />,
  evaluation: <AuditOutlined />,
  replay: <BranchesOutlined />,
  results: <FileDoneOutlined />,
  system: <SettingOutlined />,
};

/** What is taken along: region and language, and the header's choices where the page there follows them. */
export function carried(to: string) {
  const follows = pageAt(to)?.follows;
  return ({ region, lang, period, asOf }: Search): Search =>
    merged(
      {},
      {
        region,
        lang,
        period: follows?.period ? period : undefined,
        asOf: follows?.asOf === true ? asOf : undefined,
      },
    );
}

/** So many lines fit on a screen: then all groups are open from the start. */
const FEW = 18;

/** Where the page is tested and followed: `place-scores`, `place-replay`. */
const testIdOf = (to: string) => `place-${to.slice(1).replaceAll('/', '-') || 'home'}`;

/** The pages of a person in groups; narrow, only the groups' marks, each with its pages beside it. */
export function Navigation({
  me,
  narrow = false,
  onGone,
}: {
  me: Me;
  narrow?: boolean;
  onGone?: () => void;
}) {
  const { t } = useTranslation();
  const path = useLocation({ select: (location) => location.pathname });
  const here = placeAt(path);
  const [opened, setOpened] = useState<Partial<Record<Group, boolean>>>({});
  const [beside, setBeside] = useState<Group>();
  const groups = navigationOf(me);
  const few = groups.flatMap((one) => one.places).length <= FEW;

  const line = (place: Place, icon?: JSX.Element) => (
    <Link
      to={place.to}
      search={carried(place.to)}
      // A page below another's path is not that page: which place it is, is said here.
      activeOptions={{ exact: true }}
      className="nav-line"
      data-testid={testIdOf(place.to)}
      aria-current={place === here ? 'page' : undefined}
      onClick={() => {
        setBeside(undefined);
        onGone?.();
      }}
    >
      {icon}
      <span className="nav-name">{t(place.label)}</span>
    </Link>
  );

  return (
    <nav className={narrow ? 'nav narrow' : 'nav'} aria-label={t('frame.places')}>
      <ul>
        {groups.map(({ group, places }) => {
          const [only] = places;
          const current = places.some((one) => one === here);
          if (group === 'home' && places.length === 1 && only) {
            return (
              <li key={group} title={narrow ? t(only.label) : undefined}>
                {line(only, ICONS[group])}
              </li>
            );
          }
          const open = narrow ? beside === group : (opened[group] ?? (few || current));
          // Narrow, the pointer has opened it already: only a key closes it again.
          const toggle = (byKey: boolean) =>
            narrow ? setBeside(open && byKey ? undefined : group) : setOpened({ ...opened, [group]: !open });
          return (
            <li
              key={group}
              className={current ? 'nav-here' : undefined}
              onMouseEnter={narrow ? () => setBeside(group) : undefined}
              onMouseLeave={narrow ? () => setBeside(undefined) : undefined}
              onKeyDown={narrow ? (event) => event.key === 'Escape' && setBeside(undefined) : undefined}
            >
              <button
                type="button"
                className="nav-line nav-group"
                aria-expanded={open}
                data-testid={`group-${group}`}
                onClick={(event) => toggle(event.detail === 0)}
              >
                {ICONS[group]}
                <span className="nav-name">{t(`nav.${group}`)}</span>
                <DownOutlined className="nav-twist" />
              </button>
              {open && (
                <ul className="nav-pages">
                  {narrow && <li className="nav-title">{t(`nav.${group}`)}</li>}
                  {places.map((one) => (
                    <li key={one.to}>{line(one)}</li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
