import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everything, getAll, type Item, post, regionKey } from '../../api/api';
import type { Me } from '../../api/types';
import { timeText } from '../../format/moment';
import { roles as hasRole } from '../../frame/feature';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { Decision } from '../../parts/Decision';
import { FormFrame, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
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
import { MACHINES, usePeople } from './usePeople';

type Machine = Item<typeof MACHINES>;
type Act = { kind: 'access' | 'secret' | 'suspension'; machine: Machine } | { kind: 'register' };

const mayKeep = hasRole('admin');

/** The other systems that send and read by themselves. */
export default function MachinesPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [act, setAct] = useState<Act>();
  const [secret, setSecret] = useState<{ machine: string; secret: string }>();
  const machines = useQuery(everything(MACHINES, { region }));
  const words = useAccessWords(region);
  const person = usePeople(region, me);
  useTitle(t('machines.title'));
  const keeps = mayKeep(me);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language only
  const columns = useMemo((): Column<Machine>[] => {
    const used = (one: Machine) =>
      one.lastUsed ? timeText(one.lastUsed, i18n.language, timeZone) : t('machines.unused');
    const state = (one: Machine) => t(one.enabled ? 'machines.in' : 'machines.out');
    return [
      {
        key: 'machine',
        title: t('machines.machine'),
        cell: (one) => <code>{one.machine}</code>,
        text: (one) => one.machine,
      },
      {
        key: 'note',
        title: t('machines.note'),
        wrap: true,
        cell: (one) => one.note,
        text: (one) => one.note,
      },
      {
        key: 'roles',
        title: t('people.roles'),
        wrap: true,
        cell: (one) => words.roles(one.roles),
        text: (one) => words.roles(one.roles),
      },
      {
        key: 'units',
        title: t('people.units'),
        wrap: true,
        cell: (one) => words.folded.units(one.units),
        text: (one) => words.units(one.units),
      },
      { key: 'used', title: t('machines.lastUsed'), cell: used, text: used },
      {
        key: 'state',
        title: t('people.state'),
        cell: (one) => <span className={one.enabled ? undefined : 'tag tag-warning'}>{state(one)}</span>,
        text: state,
      },
      {
        key: 'acts',
        title: t('people.acts'),
        cell: (one) => (
          <span className="row-acts">
            {keeps && one.subject !== me.subject && (
              <>
                <Button size="small" onClick={() => setAct({ kind: 'access', machine: one })}>
                  {t('people.access')}
                </Button>
                <Button size="small" onClick={() => setAct({ kind: 'secret', machine: one })}>
                  {t('machines.rotate')}
                </Button>
                <Button
                  size="small"
                  danger={one.enabled}
                  onClick={() => setAct({ kind: 'suspension', machine: one })}
                >
                  {t(one.enabled ? 'machines.revoke' : 'people.restore')}
                </Button>
              </>
            )}
            <HistoryButton
              me={me}
              region={region}
              journal="goals"
              subject={`access/${one.machine}`}
              title={one.machine}
              timeZone={timeZone}
              people={person}
              names={{ access: t('people.access') }}
            />
          </span>
        ),
      },
    ];
  }, [t, i18n.language, timeZone, me, keeps, region, person, machines.data]);
  const again = () => client.invalidateQueries({ queryKey: regionKey(region) });
  return (
    <main id="main" className="board-page">
      <div className="page-head">
        <h1>{t('machines.title')}</h1>
        {keeps && (
          <Button type="primary" data-testid="register" onClick={() => setAct({ kind: 'register' })}>
            {t('machines.register')}
          </Button>
        )}
      </div>
      <p className="page-lead">{t('machines.lead')}</p>
      <List
        name="machines"
        one="machine"
        caption={t('machines.title')}
        rows={machines.data}
        pending={machines.isPending}
        error={machines.error}
        onRetry={() => void machines.refetch()}
        rowKey={(one) => one.machine}
        columns={columns}
        searched={{ hint: t('machines.search'), in: (one) => `${one.machine} ${one.note} ${one.subject}` }}
        empty={{ title: t('machines.empty'), detail: t('machines.emptyDetail') }}
      />
      {act?.kind === 'register' && (
        <Register
          region={region}
          me={me}
          onDone={(machine, issued) => {
            setAct(undefined);
            setSecret({ machine, secret: issued });
            void again();
          }}
          onEnd={() => setAct(undefined)}
        />
      )}
      {act?.kind === 'access' && (
        <AccessForm
          name={`${region}.${act.machine.machine}`}
          title={t('people.accessOf', { name: act.machine.machine })}
          access={grantedOf(act.machine)}
          region={region}
          me={me}
          reread={async () => {
            const now = (await getAll(MACHINES, { region })).find(
              (one) => one.machine === act.machine.machine,
            );
            return grantedOf(now ?? act.machine);
          }}
          send={(to) => post(`${MACHINES}/{machine}/access`, { region, machine: act.machine.machine }, to)}
          onEnd={() => setAct(undefined)}
        />
      )}
      {act?.kind === 'secret' && (
        <Decision
          title={t('machines.rotateOf', { machine: act.machine.machine })}
          act={t('machines.rotate')}
          danger
          text={t('machines.rotateText')}
          reason="required"
          onDecide={async (reason, key) => {
            const { machine } = act.machine;
            const issued = await post(
              `${MACHINES}/{machine}/secret`,
              { region, machine },
              { reason },
              { key },
            );
            setSecret({ machine, secret: issued.secret });
          }}
          onEnd={() => setAct(undefined)}
        />
      )}
      {act?.kind === 'suspension' && (
        <SuspensionDecision
          of="machines"
          name={act.machine.machine}
          enabled={act.machine.enabled}
          send={async (kind, reason, key) => {
            const { machine } = act.machine;
            await post(`${MACHINES}/{machine}/${kind}`, { region, machine }, { reason }, { key });
            await again();
          }}
          onEnd={() => setAct(undefined)}
        />
      )}
      {secret && (
        <Secret
          title={t('machines.secretOf', { machine: secret.machine })}
          text={t('machines.secretOnce')}
          lines={[
            { name: t('machines.machine'), value: secret.machine },
            { name: t('machines.secret'), value: secret.secret },
          ]}
          onEnd={() => setSecret(undefined)}
        />
      )}
    </main>
  );
}

interface New extends Granted {
  machine: string;
  note: string;
  reason: string;
}

function Register({
  region,
  me,
  onDone,
  onEnd,
}: {
  region: string;
  me: Me;
  onDone: (machine: string, secret: string) => void;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const form = useForm<New>({
    name: `machine.${region}`,
    initial: {
      machine: '',
      note: '',
      roles: ['submissions:write'],
      regions: [region],
      units: [],
      reason: '',
    },
    check: (values) => empty(values, ['machine', 'note', 'reason', 'roles', 'regions'], t('form.missing')),
    send: async (values) => {
      const { secret } = await post(MACHINES, { region }, values);
      onDone(values.machine, secret);
    },
    onDone: () => undefined,
  });
  const title = t('machines.register');
  return (
    <FormWindow title={title} width={680} onEnd={onEnd}>
      <FormFrame form={form} label={title} submit={title} onCancel={onEnd}>
        <TextField
          form={form}
          at="/machine"
          name={t('machines.machine')}
          hint={t('machines.machineHint')}
          max={64}
          required
        />
        <TextField form={form} at="/note" name={t('machines.note')} max={200} required />
        <AccessFields form={form} me={me} region={region} />
        <TextField form={form} at="/reason" name={t('decision.reason')} rows={2} max={1000} required />
      </FormFrame>
    </FormWindow>
  );
}
