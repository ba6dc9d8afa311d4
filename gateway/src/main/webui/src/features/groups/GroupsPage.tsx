import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everything } from '../../api/api';
import { may } from '../../api/may';
import { unitsQuery } from '../../api/queries';
import { clockOf } from '../../format/moment';
import { byName } from '../../format/order';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { HistoryButton } from '../../parts/HistoryButton';
import { type Column, List } from '../../parts/List';
import { useSearchState } from '../../url/useSearchState';
import { type Act, GroupForm } from './GroupForm';
import { GROUPS, type Group, MEMBERS, type Member } from './queries';

const mayKeep = may('keep-groups');

/** The groups of units, and who is, was or will be in the one that is chosen. */
export default function GroupsPage({ region, me, timeZone }: Inside) {
  const { t } = useTranslation();
  const [search, set] = useSearchState();
  const groups = useQuery(everything(GROUPS, { region }));
  const units = useQuery(unitsQuery(region));
  const [act, setAct] = useState<Act>();
  useTitle(t('group.title'));
  const keeps = mayKeep(me);
  const names = useMemo(() => new Map(units.data?.map((one) => [one.unit, one.name])), [units.data]);
  const chosen = groups.data?.find(({ unitGroup }) => unitGroup === search.group);
  const columns = useMemo((): Column<Group>[] => {
    const of = (one: Group) => one.exclusiveWithin ?? t('group.noSet');
    return [
      {
        key: 'name',
        title: t('group.name'),
        cell: (one) => one.name,
        text: (one) => one.name,
        sort: (a, b) => byName(a.name, b.name),
      },
      {
        key: 'code',
        title: t('group.code'),
        cell: (one) => <code>{one.unitGroup}</code>,
        text: (one) => one.unitGroup,
      },
      { key: 'set', title: t('group.set'), cell: of, text: of },
      {
        key: 'acts',
        title: t('group.acts'),
        cell: (one) => (
          <span className="row-acts">
            <Button size="small" onClick={() => set({ group: one.unitGroup })}>
              {t('group.show')}
            </Button>
            {keeps && (
              <Button size="small" onClick={() => setAct({ kind: 'rename', group: one })}>
                {t('group.rename')}
              </Button>
            )}
            <HistoryButton
              me={me}
              region={region}
              journal="goals"
              subject={`group/${one.unitGroup}`}
              title={one.name}
              timeZone={timeZone}
              names={{ name: t('group.name'), exclusiveWithin: t('group.set') }}
            />
          </span>
        ),
      },
    ];
  }, [t, keeps, me, region, timeZone, set]);
  return (
    <main id="main" className="board-page" aria-busy={groups.isPending}>
      <div className="page-head">
        <h1>{t('group.title')}</h1>
        {keeps && (
          <Button type="primary" onClick={() => setAct({ kind: 'define' })}>
            {t('group.define')}
          </Button>
        )}
      </div>
      <p className="page-lead">{t('group.lead')}</p>
      <List
        name="groups"
        one="group"
        caption={t('group.title')}
        rows={groups.data}
        pending={groups.isPending}
        error={groups.error}
        onRetry={() => void groups.refetch()}
        rowKey={(one) => one.unitGroup}
        columns={columns}
        sortedBy="name"
        searched={{ hint: t('group.search'), in: (one) => `${one.name} ${one.unitGroup}` }}
        empty={{ title: t('group.empty'), detail: t('group.emptyDetail') }}
      />
      {chosen ? (
        <Members
          key={chosen.unitGroup}
          group={chosen}
          region={region}
          on={clockOf(new Date().toISOString(), timeZone ?? 'UTC').slice(0, 10)}
          names={names}
          onAct={keeps ? setAct : undefined}
        />
      ) : (
        groups.data && groups.data.length > 0 && <p className="hint">{t('group.choose')}</p>
      )}
      {act && (
        <GroupForm
          key={act.kind}
          act={act}
          region={region}
          units={units.data ?? []}
          onEnd={() => setAct(undefined)}
        />
      )}
    </main>
  );
}

/** Whether somebody is in the group on a day, was or will be. */
export const stateOn = (member: Member, on: string) =>
  member.since > on ? 'coming' : member.until && member.until <= on ? 'out' : 'in';

function Members({
  group,
  region,
  on,
  names,
  onAct,
}: {
  group: Group;
  region: string;
  on: string;
  names: ReadonlyMap<string, string>;
  onAct: ((act: Act) => void) | undefined;
}) {
  const { t } = useTranslation();
  const members = useQuery(everything(MEMBERS, { region, unitGroup: group.unitGroup }));
  const title = t('group.membersOf', { name: group.name });
  const columns = useMemo((): Column<Member>[] => {
    const name = (unit: string) => names.get(unit) ?? unit;
    const state = (one: Member) => t(`group.states.${stateOn(one, on)}`);
    return [
      {
        key: 'unit',
        title: t('group.unit'),
        cell: (one) => name(one.unit),
        text: (one) => name(one.unit),
        sort: (a, b) => byName(name(a.unit), name(b.unit)),
      },
      { key: 'state', title: t('group.state'), cell: state, text: state },
      { key: 'since', title: t('group.since'), cell: (one) => one.since, text: (one) => one.since },
      {
        key: 'until',
        title: t('group.until'),
        cell: (one) => one.until ?? '–',
        text: (one) => one.until ?? '',
      },
      {
        key: 'reason',
        title: t('group.reason'),
        cell: (one) => one.reason ?? '',
        text: (one) => one.reason ?? '',
      },
      ...(onAct
        ? [
            {
              key: 'acts',
              title: t('group.acts'),
              cell: (one: Member) =>
                !one.until && (
                  <Button
                    size="small"
                    onClick={() => onAct({ kind: 'end', group, member: one, name: name(one.unit) })}
                  >
                    {t('group.end')}
                  </Button>
                ),
            },
          ]
        : []),
    ];
  }, [t, on, names, onAct, group]);
  return (
    <section className="page-part" aria-label={title}>
      <div className="page-head">
        <h2>{title}</h2>
        {onAct && <Button onClick={() => onAct({ kind: 'add', group })}>{t('group.add')}</Button>}
      </div>
      <List
        name="group-members"
        one="member"
        caption={title}
        rows={members.data}
        pending={members.isPending}
        error={members.error}
        onRetry={() => void members.refetch()}
        rowKey={(one) => `${one.unit}/${one.since}`}
        columns={columns}
        sortedBy="unit"
        empty={{ title: t('group.noMembers') }}
      />
    </section>
  );
}
