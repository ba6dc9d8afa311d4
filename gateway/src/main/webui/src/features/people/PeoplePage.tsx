import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everything, get, type Item, post, regionKey } from '../../api/api';
import type { Me } from '../../api/types';
import { timeText } from '../../format/moment';
import { byName } from '../../format/order';
import { roles as hasRole } from '../../frame/feature';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { Choice } from '../../parts/Choice';
import { Decision } from '../../parts/Decision';
import { FormFrame, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
import { useFilters } from '../../parts/filters';
import { useForm } from '../../parts/form';
import { HistoryButton } from '../../parts/HistoryButton';
import { type Column, List } from '../../parts/List';
import {
  AccessFields,
  AccessForm,
  empty,
  type Granted,
  grantedOf,
  Secret,
  SuspensionDecision,
  useAccessWords,
} from './Access';
import { ALL_ROLES, givenBy, PEOPLE, usePeople } from './usePeople';

type Person = Item<typeof PEOPLE>;
type Act = { kind: 'access' | 'password' | 'suspension'; person: Person } | { kind: 'invite' };

const mayKeep = hasRole('admin', 'office');
const nameOf = (one: { familyName: string; givenName: string }) => one.familyName + one.givenName;

/** Who may log in to the region, and what they may do. */
export default function PeoplePage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [filters, filter] = useFilters();
  const [act, setAct] = useState<Act>();
  const [secret, setSecret] = useState<{ login: string; password: string }>();
  const people = useQuery(everything(PEOPLE, { region }));
  const words = useAccessWords(region);
  const person = usePeople(region, me);
  useTitle(t('people.title'));
  const keeps = mayKeep(me);
  const rows = people.data?.filter(
    (one) =>
      (!filters.role || one.roles.includes(filters.role)) &&
      (!filters.state || (filters.state === 'in') === one.enabled),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language only
  const columns = useMemo((): Column<Person>[] => {
    const may = givenBy(me);
    // What is above the own is not touched; the service says so too.
    const within = (one: Person) =>
      one.person !== me.subject && one.roles.every((role) => may.includes(role));
    const since = (one: Person) => timeText(one.since, i18n.language, timeZone);
    const state = (one: Person) => t(one.enabled ? 'people.in' : 'people.out');
    return [
      {
        key: 'name',
        title: t('people.name'),
        cell: nameOf,
        text: nameOf,
        sort: (a, b) => byName(nameOf(a), nameOf(b)),
      },
      { key: 'login', title: t('people.login'), cell: (one) => one.login, text: (one) => one.login },
      {
        key: 'email',
        title: t('people.email'),
        cell: (one) => one.email ?? '',
        text: (one) => one.email ?? '',
        extra: true,
      },
      {
        key: 'roles',
        title: t('people.roles'),
        wrap: true,
        cell: (one) => words.roles(one.roles),
        text: (one) => words.roles(one.roles),
      },
      {
        key: 'regions',
        title: t('people.regions'),
        cell: (one) => words.folded.regions(one.regions),
        text: (one) => words.regions(one.regions),
        extra: true,
      },
      {
        key: 'units',
        title: t('people.units'),
        wrap: true,
        cell: (one) => words.folded.units(one.units),
        text: (one) => words.units(one.units),
      },
      {
        key: 'state',
        title: t('people.state'),
        cell: (one) => <span className={one.enabled ? undefined : 'tag tag-warning'}>{state(one)}</span>,
        text: state,
      },
      { key: 'since', title: t('people.since'), cell: since, text: since, extra: true },
      {
        key: 'acts',
        title: t('people.acts'),
        cell: (one) => (
          <span className="row-acts">
            {keeps && within(one) && (
              <>
                <Button size="small" onClick={() => setAct({ kind: 'access', person: one })}>
                  {t('people.access')}
                </Button>
                <Button size="small" onClick={() => setAct({ kind: 'password', person: one })}>
                  {t('people.reset')}
                </Button>
                <Button
                  size="small"
                  danger={one.enabled}
                  onClick={() => setAct({ kind: 'suspension', person: one })}
                >
                  {t(one.enabled ? 'people.suspend' : 'people.restore')}
                </Button>
              </>
            )}
            <HistoryButton
              me={me}
              region={region}
              journal="goals"
              subject={`access/${one.person}`}
              title={nameOf(one)}
              timeZone={timeZone}
              people={person}
              names={{ access: t('people.access') }}
            />
          </span>
        ),
      },
    ];
  }, [t, i18n.language, timeZone, me, keeps, region, person, words.roles([]), people.data]);
  const again = () => client.invalidateQueries({ queryKey: regionKey(region) });
  const any = { value: '', label: t('people.any') };
  return (
    <main id="main" className="board-page">
      <div className="page-head">
        <h1>{t('people.title')}</h1>
        {keeps && (
          <Button type="primary" data-testid="invite" onClick={() => setAct({ kind: 'invite' })}>
            {t('people.invite')}
          </Button>
        )}
      </div>
      <p className="page-lead">{t('people.lead')}</p>
      <List
        name="people"
        one="person"
        caption={t('people.title')}
        rows={rows}
        pending={people.isPending}
        error={people.error}
        onRetry={() => void people.refetch()}
        rowKey={(one) => one.login}
        columns={columns}
        searched={{
          hint: t('people.search'),
          in: (one) => `${nameOf(one)} ${one.login} ${one.email ?? ''} ${one.person}`,
        }}
        filters={
          <>
            <Choice
              name={t('people.role')}
              testId="people-role"
              value={filters.role ?? ''}
              options={[any, ...ALL_ROLES.map((value) => ({ value, label: words.roles([value]) }))]}
              onChoose={(role) => filter({ role: role || undefined })}
            />
            <Choice
              name={t('people.state')}
              testId="people-state"
              value={filters.state ?? ''}
              options={[
                any,
                { value: 'in', label: t('people.in') },
                { value: 'out', label: t('people.out') },
              ]}
              onChoose={(state) => filter({ state: state || undefined })}
            />
          </>
        }
        empty={{ title: t('people.empty'), detail: t('people.emptyDetail') }}
      />
      {act?.kind === 'invite' && (
        <Invite
          region={region}
          me={me}
          onDone={(login, password) => {
            setAct(undefined);
            setSecret({ login, password });
            void again();
          }}
          onEnd={() => setAct(undefined)}
        />
      )}
      {act?.kind === 'access' && (
        <AccessForm
          name={`${region}.${act.person.login}`}
          title={t('people.accessOf', { name: nameOf(act.person) })}
          access={grantedOf(act.person)}
          region={region}
          me={me}
          reread={async () =>
            grantedOf(await get(`${PEOPLE}/{person}`, { region, person: act.person.person }))
          }
          send={(to) => post(`${PEOPLE}/{person}/access`, { region, person: act.person.person }, to)}
          onEnd={() => setAct(undefined)}
        />
      )}
      {act?.kind === 'password' && (
        <Decision
          title={t('people.resetOf', { name: nameOf(act.person) })}
          act={t('people.reset')}
          text={t('people.resetText')}
          reason="required"
          onDecide={async (reason, key) => {
            const { password } = await post(
              `${PEOPLE}/{person}/password`,
              { region, person: act.person.person },
              { reason },
              { key },
            );
            setSecret({ login: act.person.login, password });
          }}
          onEnd={() => setAct(undefined)}
        />
      )}
      {act?.kind === 'suspension' && (
        <SuspensionDecision
          of="people"
          name={nameOf(act.person)}
          enabled={act.person.enabled}
          send={async (kind, reason, key) => {
            await post(
              `${PEOPLE}/{person}/${kind}`,
              { region, person: act.person.person },
              { reason },
              { key },
            );
            await again();
          }}
          onEnd={() => setAct(undefined)}
        />
      )}
      {secret && (
        <Secret
          title={t('people.passwordOf', { login: secret.login })}
          text={t('people.passwordOnce')}
          lines={[
            { name: t('people.login'), value: secret.login },
            { name: t('people.password'), value: secret.password },
          ]}
          onEnd={() => setSecret(undefined)}
        />
      )}
    </main>
  );
}

interface New extends Granted {
  login: string;
  familyName: string;
  givenName: string;
  email: string;
  reason: string;
}

function Invite({
  region,
  me,
  onDone,
  onEnd,
}: {
  region: string;
  me: Me;
  onDone: (login: string, password: string) => void;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const form = useForm<New>({
    name: `invite.${region}`,
    initial: {
      login: '',
      familyName: '',
      givenName: '',
      email: '',
      roles: [],
      regions: [region],
      units: [],
      reason: '',
    },
    check: (values) =>
      empty(values, ['login', 'familyName', 'givenName', 'reason', 'roles', 'regions'], t('form.missing')),
    send: async ({ email, ...values }) => {
      const { password } = await post(
        PEOPLE,
        { region },
        { ...values, ...(email.trim() ? { email: email.trim() } : {}) },
      );
      onDone(values.login, password);
    },
    onDone: () => undefined,
  });
  const title = t('people.invite');
  return (
    <FormWindow title={title} width={680} onEnd={onEnd}>
      <FormFrame form={form} label={title} submit={title} onCancel={onEnd}>
        <TextField
          form={form}
          at="/login"
          name={t('people.login')}
          hint={t('people.loginHint')}
          max={64}
          required
        />
        <TextField form={form} at="/familyName" name={t('people.familyName')} max={100} required />
        <TextField form={form} at="/givenName" name={t('people.givenName')} max={100} required />
        <TextField form={form} at="/email" name={t('people.email')} max={200} />
        <AccessFields form={form} me={me} region={region} />
        <TextField form={form} at="/reason" name={t('decision.reason')} rows={2} max={1000} required />
        <p className="hint">{t('people.inviteHint')}</p>
      </FormFrame>
    </FormWindow>
  );
}
