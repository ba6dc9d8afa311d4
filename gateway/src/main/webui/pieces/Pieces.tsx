// Every shared piece in every state it has, for looking at and for axe: `npm run pieces`.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
  useLocation,
} from '@tanstack/react-router';
import { Button, ConfigProvider } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../src/api/client';
import { fieldWordsOf } from '../src/features/audit/fieldWords';
import { LIGHTS } from '../src/format/light';
import { speak } from '../src/i18n';
import { AsOfBar, AsOfControl } from '../src/parts/AsOf';
import { Chart, type ChartData } from '../src/parts/Chart';
import { Choice } from '../src/parts/Choice';
import { Changes, Decision } from '../src/parts/Decision';
import { ChoiceField, DayField, FormFrame, TextField } from '../src/parts/Fields';
import { Flyout } from '../src/parts/Flyout';
import { useForm } from '../src/parts/form';
import { Entries, type Recorded } from '../src/parts/History';
import { LightMark } from '../src/parts/LightMark';
import { type Column, List } from '../src/parts/List';
import { Refusal } from '../src/parts/Refusal';
import { Expired, Failure, LoadingPart, Notice, NotThere } from '../src/parts/states';
import { themeOf } from '../src/theme/theme';
import { useDark } from '../src/theme/useDark';
import { parseSearch, readQuery, writeQuery } from '../src/url/search';

interface Row {
  code: string;
  name: string;
  amount: string;
  note: string;
}

const ROWS: Row[] = [
  { code: 'finance', name: '财政局', amount: '88.88', note: '已批准' },
  { code: 'education', name: '教育体育局', amount: '79.10', note: '待批准' },
  { code: 'health', name: '卫生健康局', amount: '84.02', note: '=SUM(A1)' },
];
const COLUMNS: Column<Row>[] = [
  {
    key: 'name',
    title: '单位 / Unit',
    cell: (row) => row.name,
    text: (row) => row.name,
    sort: (a, b) => a.name.localeCompare(b.name),
  },
  {
    key: 'amount',
    title: '总分 / Total',
    number: true,
    cell: (row) => row.amount,
    text: (row) => row.amount,
    sort: (a, b) => Number(a.amount) - Number(b.amount),
  },
  { key: 'note', title: '状态 / State', wrap: true, cell: (row) => row.note, text: (row) => row.note },
  {
    key: 'code',
    title: '代码 / Code',
    extra: true,
    cell: (row) => <code>{row.code}</code>,
    text: (row) => row.code,
  },
];
const problem = (
  status: number,
  code: string,
  errors: { pointer?: string; code: string; message: string }[] = [],
) => new Problem(status, '操作未能完成', '示例 / example', '4bf92f3577b34da6a3ce929d0e0e4736', code, errors);
const PERIODS: ChartData = {
  of: '期间 / Period',
  labels: ['2026年1月', '2026年2月', '2026年3月', '2026年4月', '2026年5月'],
  series: [
    {
      name: '总分 / Total',
      kind: 'line',
      values: ['71.2', '74.5', undefined, '80.1', '88.9'],
      decimals: [2, 2],
    },
    { name: '位次 / Rank', kind: 'dashes', ranks: true, values: ['18', '15', undefined, '9', '3'] },
  ],
};
const GRADES: ChartData = {
  of: '等次 / Grade',
  labels: ['优秀', '良好', '合格', '不合格'],
  series: [{ name: '单位 / Units', kind: 'bar', values: ['3', '5', '15', '1'] }],
};
const ENTRIES: Recorded[] = [
  {
    id: '1',
    type: 'kaocheng.goals.unit-registered.v1',
    journal: 'goals',
    sequence: '00000000000000000041',
    source: '/goals-service',
    time: '2026-01-05T09:00:00+08:00',
    actor: '李敏',
    data: { unit: 'edu-bureau', name: '教育局' },
  },
  {
    id: '2',
    type: 'kaocheng.goals.unit-renamed.v1',
    journal: 'goals',
    sequence: '00000000000000000812',
    source: '/goals-service',
    time: '2026-03-01T09:00:00+08:00',
    actor: '王芳',
    data: { unit: 'edu-bureau', name: '教育体育局', reason: '机构改革' },
  },
];

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="pieces-group" aria-label={name}>
      <h2>{name}</h2>
      {children}
    </section>
  );
}

function Piece({ state, children }: { state: string; children: ReactNode }) {
  return (
    <div className="piece" data-piece={state}>
      <h3>{state}</h3>
      {children}
    </div>
  );
}

const list = {
  caption: '示例列表 / Example',
  rowKey: (row: Row) => row.code,
  columns: COLUMNS,
  error: null,
  pending: false,
  empty: { title: '还没有内容 / Nothing yet', detail: '登记单位后在此显示。/ Units appear here.' },
};

interface Body {
  name: string;
  value: string;
  kind?: string;
  from?: string;
  reason: string;
}
const READ: Body = { name: '教育局', value: '98.5', reason: '' };

function Example({ name, fails }: { name: string; fails?: Problem }) {
  const { t } = useTranslation();
  const form = useForm<Body>({
    name: `pieces.${name}`,
    initial: READ,
    version: 3,
    send: () => (fails ? Promise.reject(fails) : Promise.resolve()),
    ...(fails?.status === 412
      ? { reread: async () => ({ values: { ...READ, name: '教育体育局' }, version: 4 }) }
      : {}),
    onDone: () => {},
  });
  return (
    <FormFrame
      form={form}
      label={name}
      submit={t('list.keep')}
      onCancel={form.reset}
      names={{ '/name': '名称 / Name', '/value': '目标值 / Target', '/reason': '理由 / Reason' }}
    >
      <TextField form={form} at="/name" name="名称 / Name" required max={60} />
      <TextField form={form} at="/value" name="目标值 / Target" hint="98.5" decimal required />
      <ChoiceField form={form} at="/kind" name="类别 / Class" options={[{ value: 'a', label: '县直部门' }]} />
      <DayField form={form} at="/from" name="起始日期 / From" />
      <TextField form={form} at="/reason" name="理由 / Reason" rows={2} max={500} />
    </FormFrame>
  );
}

const DECISIONS = {
  'decision-changes': {
    changes: [
      { what: '名称', before: '教育局', after: '教育体育局' },
      { what: '类别', after: '县直部门' },
    ],
    reason: 'required',
  },
  'decision-bulk': { to: ROWS.map((row) => row.name), reason: 'optional' },
  'decision-second-person': {
    who: { text: '您是申请人，须由另一位有权人员批准。/ Another person has to approve.', barred: true },
  },
  'decision-refused': { fails: true, reason: 'required' },
} as const;

function Decisions() {
  const [open, setOpen] = useState<keyof typeof DECISIONS>();
  const chosen = open && DECISIONS[open];
  return (
    <Piece state="decision">
      {(Object.keys(DECISIONS) as (keyof typeof DECISIONS)[]).map((one) => (
        <Button key={one} data-testid={one} onClick={() => setOpen(one)}>
          {one}
        </Button>
      ))}
      {chosen && (
        <Decision
          title="更改单位名称？/ Rename?"
          act="确认 / Confirm"
          text="更改后立即生效，原名称仍留痕备查。/ Takes effect at once."
          {...('changes' in chosen ? { changes: chosen.changes } : {})}
          {...('to' in chosen ? { to: chosen.to } : {})}
          {...('who' in chosen ? { who: chosen.who } : {})}
          {...('reason' in chosen ? { reason: chosen.reason } : {})}
          onDecide={() =>
            'fails' in chosen ? Promise.reject(problem(409, 'wrong-state')) : Promise.resolve()
          }
          onEnd={() => setOpen(undefined)}
        />
      )}
    </Piece>
  );
}

const same = (one: string) => one;

function All() {
  const { t, i18n } = useTranslation();
  const words = fieldWordsOf(t, i18n.language, {
    unit: same,
    unitClass: same,
    indicator: same,
    person: same,
  });
  const [dark, setDark] = useDark();
  useLocation();
  return (
    <ConfigProvider theme={themeOf(dark)} button={{ autoInsertSpace: false }}>
      <main className="pieces" id="main">
        <h1>Pieces</h1>
        <p>
          <Button onClick={() => setDark(!dark)}>{t(dark ? 'frame.light' : 'frame.dark')}</Button>{' '}
          <Button onClick={() => speak(i18n.language === 'en' ? 'zh-CN' : 'en')}>中文 / English</Button>
        </p>
        <Group name="List">
          <Piece state="list">
            <List
              {...list}
              name="pieces"
              rows={ROWS}
              searched={{ hint: '单位名称', in: (row) => row.name }}
              filters={
                <Choice
                  name="状态 / State"
                  testId="pieces-state"
                  value=""
                  options={[{ value: '', label: '全部 / All' }]}
                  onChoose={() => {}}
                />
              }
              bulk={[
                { name: '批准 / Approve', fits: (row) => row.note === '待批准', onAsk: () => {} },
                { name: '退回 / Return', danger: true, onAsk: () => {} },
              ]}
            />
          </Piece>
          <Piece state="list-empty">
            <List {...list} name="pieces-empty" rows={[]} />
          </Piece>
          <Piece state="list-pending">
            <List {...list} name="pieces-pending" rows={undefined} pending />
          </Piece>
          <Piece state="list-failed">
            <List
              {...list}
              name="pieces-failed"
              rows={undefined}
              error={problem(500, 'internal')}
              onRetry={() => {}}
            />
          </Piece>
        </Group>
        <Group name="Form">
          <Piece state="form">
            <Example name="form" />
          </Piece>
          <Piece state="form-refused">
            <Example
              name="form-refused"
              fails={problem(422, 'malformed', [
                {
                  pointer: '/value',
                  code: 'not-a-decimal',
                  message: '应为数字，例如 98.5 / a decimal such as 98.5',
                },
                { pointer: '/reason', code: 'missing', message: '请填写理由 / give a reason' },
              ])}
            />
          </Piece>
          <Piece state="form-conflict">
            <Example name="form-conflict" fails={problem(412, 'stale-version')} />
          </Piece>
        </Group>
        <Group name="Decision">
          <Decisions />
          <Piece state="changes">
            <Changes changes={DECISIONS['decision-changes'].changes} />
          </Piece>
        </Group>
        <Group name="Chart">
          <Piece state="chart-trend">
            <Chart caption="总分与位次走势 / Total and rank" data={PERIODS} />
          </Piece>
          <Piece state="chart-bars">
            <Chart caption="等次分布 / Grades" data={GRADES} />
          </Piece>
        </Group>
        <Group name="History">
          <Piece state="history">
            <Entries
              entries={ENTRIES}
              timeZone="Asia/Shanghai"
              names={{ name: '名称 / Name' }}
              people={same}
              words={words}
            />
          </Piece>
          <Piece state="history-empty">
            <Entries entries={[]} timeZone="Asia/Shanghai" names={{}} people={same} words={words} />
          </Piece>
        </Group>
        <Group name="As of">
          <Piece state="as-of-control">
            <AsOfControl asOf={undefined} timeZone="Asia/Shanghai" />
          </Piece>
          <Piece state="as-of-bar">
            <AsOfBar asOf="2026-06-30T23:59:59+08:00" timeZone="Asia/Shanghai" />
          </Piece>
          <Piece state="as-of-cut">
            <AsOfBar asOf="goals@812 monitoring@48213" timeZone="Asia/Shanghai" />
          </Piece>
          <Piece state="as-of-not">
            <AsOfBar asOf="2026-06-30T23:59:59+08:00" timeZone="Asia/Shanghai" follows={false} />
          </Piece>
        </Group>
        <Group name="States">
          <Piece state="empty">
            <Notice kind="empty" title={t('state.emptyScores')} detail={t('state.emptyScoresDetail')} />
          </Piece>
          <Piece state="empty-small">
            <Notice small kind="empty" title={t('home.noTasks')} />
          </Piece>
          <Piece state="error">
            <Failure error={problem(500, 'internal')} onRetry={() => {}} />
          </Piece>
          <Piece state="forbidden">
            <Failure error={problem(403, 'missing-role')} />
          </Piece>
          <Piece state="expired">
            <Expired />
          </Piece>
          <Piece state="not-there">
            <NotThere>
              {t('state.unknownPeriod', { class: '乡镇', wanted: '2019年', shown: '2026年6月' })}
            </NotThere>
          </Piece>
          <Piece state="loading">
            <LoadingPart rows={3} sheet />
          </Piece>
          <Piece state="refusal">
            <Refusal error={problem(409, 'stale-base')} />
          </Piece>
        </Group>
        <Group name="Small">
          <Piece state="lights">
            {LIGHTS.map((light) => (
              <span key={light} style={{ marginInlineEnd: 16 }}>
                <LightMark light={light} named={false} /> {t(`light.${light}`)}
              </span>
            ))}
          </Piece>
          <Piece state="flyout">
            <Flyout button="Flyout">{() => <p>…</p>}</Flyout>
          </Piece>
        </Group>
      </main>
    </ConfigProvider>
  );
}

/** All pieces, outside of the frame. */
export function PiecesPage() {
  const root = createRootRoute({ validateSearch: parseSearch, component: All, notFoundComponent: All });
  const router = createRouter({
    routeTree: root,
    parseSearch: readQuery,
    stringifySearch: writeQuery,
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  return (
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>
  );
}
