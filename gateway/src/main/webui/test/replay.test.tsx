import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newQueryClient } from '../src/api/queries';
import type { Run } from '../src/api/types';
import { newRouter } from '../src/frame/router';
import { speak } from '../src/i18n';
import { assumptions, diff, editions, editionTable, RUN, run } from './runs';

interface Answer {
  status?: number;
  body?: unknown;
}
type Answers = Record<string, unknown>;

const of = '/api/v1/regions/qinghe';
const at = `${of}/runs/${RUN}`;
const refusal = (
  status: number,
  code: string,
  title: string,
  errors: unknown[] = [],
): { refused: Answer } => ({
  refused: { status, body: { type: `urn:problem:${code}`, title, status, traceId: 'abc123', errors } },
});

const ANSWERS: Answers = {
  'GET /api/v1/session': {
    person: {
      subject: 'me',
      name: '李敏',
      roles: ['operator', 'office'],
      regions: ['qinghe'],
      units: [],
    },
  },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  [`GET ${of}/classes`]: {
    items: [
      { unitClass: 'township', name: '乡镇' },
      { unitClass: 'department', name: '部门' },
    ],
  },
  [`GET ${of}/units`]: {
    items: [
      { unit: 'liuhe-town', name: '柳河镇', kind: 'township', unitClass: 'township' },
      { unit: 'shiqiao-town', name: '石桥镇', kind: 'township', unitClass: 'township' },
    ],
  },
  [`GET ${of}/indicators`]: { items: [{ indicator: 'roads', name: '农村公路' }] },
  [`GET ${of}/schemes`]: { items: [] },
  [`GET ${of}/scores`]: { items: [{ unitClass: 'township', periods: ['202605', '202606'] }] },
  [`GET ${of}/cuts`]: { cut: 'goals@812 indicators@96 monitoring@48213', scores: 'scores@512' },
  [`GET ${of}/verification`]: { alarm: false, differences: 0 },
  [`GET ${of}/runs`]: { items: [run(), run({ run: 'ab'.repeat(32), kind: 'official', state: 'running' })] },
  [`GET ${at}`]: run(),
  [`GET ${at}/diff`]: diff,
  [`GET ${at}/assumptions`]: { run: RUN, items: assumptions },
  [`GET ${of}/editions`]: { items: editions },
  [`GET ${of}/editions/township/202606/2`]: editionTable,
};

interface Asked {
  method: string;
  path: string;
  query: string;
  body: unknown;
  headers: Record<string, string>;
}
let asked: Asked[] = [];
let lines: (EventTarget & { url: string })[] = [];

function open(path: string, answers: Answers = {}) {
  const all = { ...ANSWERS, ...answers };
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, 'http://page');
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const one = {
      method,
      path: url.pathname,
      query: url.search,
      body,
      headers: init.headers as Record<string, string>,
    };
    asked.push(one);
    let answer = all[`${method} ${url.pathname}`];
    if (typeof answer === 'function') answer = answer(one);
    const { refused } = (answer ?? {}) as { refused?: Answer };
    if (answer === undefined) return new Response('{"title":"没有找到","status":404}', { status: 404 });
    return new Response(JSON.stringify(refused?.body ?? answer), { status: refused?.status ?? 200 });
  });
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  render(
    <QueryClientProvider client={newQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return router;
}

const posted = (path: string) => asked.filter((one) => one.method === 'POST' && one.path === path);

beforeEach(() => {
  asked = [];
  lines = [];
  localStorage.clear();
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      static readonly CLOSED = 2;
      constructor(readonly url: string) {
        super();
        lines.push(this);
      }
      close() {}
    },
  );
});
afterEach(() => speak('zh-CN'));

describe('the list of runs', () => {
  it('says of each what it is for, how it stands, over what, why, by whom and what changed', async () => {
    open('/replay');
    const row = await screen.findByTestId(`run-${RUN}`);
    await waitFor(() => expect(row.textContent).toContain('乡镇 · 2026年6月'));
    for (const text of ['推演', '已核验', '提高产出权重', 'operator-1', '2']) {
      expect(row.textContent).toContain(text);
    }
    expect(within(row).getByRole('link').getAttribute('href')).toBe(`/replay/runs/${RUN}`);
    expect(screen.getByTestId('place-replay').getAttribute('aria-current')).toBe('page');
    expect(document.title).toContain('推演与重算');
  });

  it('is filtered and paged by the address', async () => {
    const user = userEvent.setup();
    const router = open('/replay?state=verified', {
      [`GET ${of}/runs`]: { items: [run()], next: '2026-07-02T01:00:00Z' },
    });
    await screen.findByTestId(`run-${RUN}`);
    await user.selectOptions(screen.getByTestId('kind'), 'what-if');
    await waitFor(() => expect(router.state.location.searchStr).toBe('?state=verified&kind=what-if'));
    await user.click(await screen.findByTestId('next'));
    await waitFor(() =>
      expect(asked.at(-1)?.query).toBe(
        '?state=verified&kind=what-if&cursor=2026-07-02T01%3A00%3A00Z&limit=25',
      ),
    );
    // Another filter begins on the first page.
    await user.selectOptions(screen.getByTestId('state-filter'), '');
    await waitFor(() => expect(router.state.location.searchStr).toBe('?kind=what-if'));
  });

  it('shows the alarm of the last verification above all', async () => {
    open('/replay', {
      [`GET ${of}/verification`]: {
        last: run({ kind: 'verify', state: 'completed', changed: 2 }),
        alarm: true,
        differences: 2,
      },
    });
    const alarm = await screen.findByTestId('alarm');
    expect(alarm.getAttribute('role')).toBe('alert');
    expect(alarm.textContent).toContain('核验发现 2 处差异');
    expect(within(alarm).getByRole('link').getAttribute('href')).toBe(`/replay/runs/${RUN}`);
  });

  it('says so where everything agreed, and raises no alarm', async () => {
    open('/replay', {
      [`GET ${of}/verification`]: { last: run({ kind: 'verify' }), alarm: false, differences: 0 },
    });
    expect((await screen.findByTestId('verified')).textContent).toContain('一致');
    expect(screen.queryByTestId('alarm')).toBeNull();
  });

  it('offers a new run to operators only', async () => {
    open('/replay', {
      'GET /api/v1/session': {
        person: { subject: 'a', name: '', roles: ['auditor'], regions: ['qinghe'], units: [] },
      },
    });
    await screen.findByTestId(`run-${RUN}`);
    expect(screen.queryByTestId('new-run')).toBeNull();
  });

  it('says so where none matches, and where there is none', async () => {
    const user = userEvent.setup();
    open('/replay?kind=verify', { [`GET ${of}/runs`]: { items: [] } });
    expect((await screen.findByTestId('notice-empty')).textContent).toContain('没有符合条件');
    await user.click(screen.getByRole('button', { name: '清除筛选' }));
    await waitFor(() => expect(screen.getByTestId('notice-empty').textContent).toContain('还没有推演'));
  });

  it('says so where it may not be read', async () => {
    open('/replay', { [`GET ${of}/runs`]: refusal(403, 'foreign-region', '您没有该辖区的权限') });
    expect((await screen.findByTestId('notice-forbidden')).textContent).toContain('您没有该辖区的权限');
  });
});

describe('a run', () => {
  it('shows how far it is, says it politely, and becomes what it is in the end', async () => {
    open(`/replay/runs/${RUN}`, { [`GET ${at}`]: run({ state: 'running', requester: 'me' }) });
    await screen.findByTestId('progress');
    await waitFor(() => expect(lines.map((one) => one.url)).toEqual([`${at}/progress`]));
    const tell = (name: string, data: unknown) =>
      act(() => void lines[0]?.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) })));
    tell('progress', {
      run: RUN,
      state: 'running',
      phase: 'scoring',
      entries: 49121,
      entriesPlanned: 49121,
      cohorts: 0,
      cohortsPlanned: 1,
      cells: 3,
      cellsPlanned: 6,
      seconds: 12,
      entriesPerSecond: 4093,
      secondsLeft: 75,
    });
    const bar = screen.getByRole('progressbar');
    await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('75'));
    expect(screen.getByTestId('phase').textContent).toBe('计分');
    expect(screen.getByTestId('progress').textContent).toContain('约剩 1 分 15 秒');
    expect(screen.getByTestId('progress').textContent).toContain('每秒 4,093');
    const said = screen.getByTestId('progress-said');
    expect(said.getAttribute('aria-live')).toBe('polite');
    expect(said.textContent).toContain('70%');
    // A second execution follows by itself.
    tell('end', run({ state: 'completed', requester: 'me' }));
    await screen.findByTestId('verifying');
    expect(screen.queryByTestId('progress')).toBeNull();
    expect(await screen.findByTestId('differences')).toBeTruthy();
  });

  it('is followed by no tab that nobody sees', async () => {
    let hidden = true;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    open(`/replay/runs/${RUN}`, { [`GET ${at}`]: run({ state: 'running' }) });
    await screen.findByTestId('state');
    expect(lines).toEqual([]);
    hidden = false;
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await waitFor(() => expect(lines.map((one) => one.url)).toEqual([`${at}/progress`]));
  });

  it('tells what it rests on', async () => {
    open(`/replay/runs/${RUN}`, { [`GET ${at}`]: run({ approver: 'me', base: 'scores@512' }) });
    const facts = await screen.findByTestId('facts');
    for (const text of [
      'goals@812 indicators@96 monitoring@48213',
      'kc-1',
      'd0e5fb04',
      'f5e32f46',
      'scores@512',
    ])
      expect(facts.textContent).toContain(text);
    expect(facts.textContent).toContain('李敏（本人）');
  });

  it('is approved only after being asked twice', async () => {
    const user = userEvent.setup();
    let now: Run = run();
    open(`/replay/runs/${RUN}`, {
      [`GET ${at}`]: () => now,
      [`POST ${at}/approval`]: () => {
        now = run({ state: 'approved', approver: 'me' });
        return now;
      },
    });
    await user.click(await screen.findByTestId('action-approval'));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('2 个得分有变化');
    // Nobody approves what they cannot read.
    const line = await within(dialog).findByRole('row', { name: /产出：权重/ });
    expect(line.textContent).toBe('产出：权重3040');
    await user.type(within(dialog).getByRole('textbox'), '同意');
    expect(posted(`${at}/approval`)).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: '批准' }));
    await waitFor(() => expect(screen.getByTestId('state').dataset.state).toBe('approved'));
    const [sent] = posted(`${at}/approval`);
    expect(sent?.body).toEqual({ remark: '同意' });
    // Without this header the gateway takes no change from a session.
    expect(sent?.headers['X-Requested-With']).toBe('kaocheng');
  });

  it('tells what it assumes as changes, and once it is approved leads to where they are enacted', async () => {
    open(`/replay/runs/${RUN}`, { [`GET ${at}`]: run({ state: 'approved', remark: '同意' }) });
    const told = await screen.findByTestId('assumptions');
    await waitFor(() => expect(told.textContent).toContain('产出：权重3040'));
    const next = within(told).getByTestId('enactment');
    await waitFor(() => expect(next.textContent).toContain('考核方案 township-2026：现行规则尚未改动'));
    expect(within(next).getByRole('link').getAttribute('href')).toBe('/indicators/roads?tab=versions');
    expect((await screen.findByTestId('facts')).textContent).toContain('批准意见同意');
  });

  it('of weights, once approved, becomes a version of the scheme by one act, which is then led to', async () => {
    const user = userEvent.setup();
    const tree = (weight: string) => ({ kind: 'block', code: 'total', weight });
    const scheme = (version: number, weight: string, stage: string) => ({
      scheme: 'township-2026',
      version,
      stage,
      definition: { tree: tree(weight), version, scheme: 'township-2026' },
    });
    let versions = [scheme(2, '30', 'enacted')];
    open(`/replay/runs/${RUN}`, {
      [`GET ${at}`]: run({
        state: 'approved',
        overlayContent: {
          schemes: [{ scheme: 'township-2026', version: 3, tree: tree('40'), cycle: null }],
        } as unknown as Run['overlayContent'],
      } as Partial<Run>),
      [`GET ${of}/schemes`]: () => ({ items: versions }),
      [`POST ${of}/schemes`]: () => {
        versions = [...versions, scheme(3, '40', 'draft')];
        return { outcome: 'recorded', version: 3, entries: [] };
      },
    });
    await user.click(await screen.findByTestId('draft-township-2026'));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '起草新版本' }));
    await waitFor(() =>
      expect(screen.getByTestId('enactment').textContent).toContain('township-2026 第 3 版（草案）'),
    );
    expect(posted(`${of}/schemes`)[0]?.body).toEqual({ scheme: 'township-2026', tree: tree('40') });
  });

  it.each([
    ['stale-base', '数据已有变动', '请按最新数据重新发起'],
    ['approver-is-author', '申请人不能批准自己的重算', '请由另一位有权人员批准'],
    ['wrong-state', '状态已变', '请刷新后再看'],
  ])('says why it is refused and what to do next (%s)', async (code, what, next) => {
    const user = userEvent.setup();
    open(`/replay/runs/${RUN}`, {
      [`POST ${at}/approval`]: refusal(409, code, '不行', [{ code, message: 'monitoring@48214 之后' }]),
    });
    await user.click(await screen.findByTestId('action-approval'));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '批准' }));
    const refused = await screen.findByTestId('refusal');
    for (const text of [what, next, 'monitoring@48214 之后', 'abc123']) {
      expect(refused.textContent).toContain(text);
    }
    if (code === 'stale-base') {
      const again = within(refused).getByRole('link').getAttribute('href') ?? '';
      expect(again).toContain('/replay/new?kind=what-if&classes=township&periods=202606&reason=');
      expect(again).toContain(`again=${RUN}`);
    }
  });

  it('names who asked and who approved, as far as anybody knows their names', async () => {
    open(`/replay/runs/${RUN}`, {
      [`GET ${at}`]: run({
        state: 'approved',
        requester: '6f0c-1',
        requesterName: '王芳',
        approver: 'me',
        approverName: 'li.min',
      }),
    });
    const facts = (await screen.findByTestId('facts')).textContent;
    expect(facts).toContain('申请人王芳');
    expect(facts).not.toContain('6f0c-1');
    // Whoever looks is told that it is they, by the name they have now.
    expect(facts).toContain('李敏');
    expect(facts).not.toContain('li.min');
  });

  it('gives the id of a requester nobody has a name for', async () => {
    open(`/replay/runs/${RUN}`, { [`GET ${at}`]: run({ requester: '6f0c-1' }) });
    expect((await screen.findByTestId('facts')).textContent).toContain('申请人6f0c-1');
  });

  it('is not approved by who asked for it, who is told why', async () => {
    open(`/replay/runs/${RUN}`, { [`GET ${at}`]: run({ requester: 'me' }) });
    const approve = await screen.findByTestId('action-approval');
    expect(approve).toHaveProperty('disabled', true);
    expect(screen.getByText(/须由另一位有权人员批准/)).toBeTruthy();
  });

  it('is rejected with a reason only', async () => {
    const user = userEvent.setup();
    open(`/replay/runs/${RUN}`, { [`POST ${at}/rejection`]: run({ state: 'rejected' }) });
    await user.click(await screen.findByTestId('action-rejection'));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: '驳回' }));
    expect(within(dialog).getByText('请填写理由。')).toBeTruthy();
    expect(posted(`${at}/rejection`)).toHaveLength(0);
    await user.type(within(dialog).getByRole('textbox'), ' 与市级不符 ');
    await user.click(within(dialog).getByRole('button', { name: '驳回' }));
    await waitFor(() => expect(posted(`${at}/rejection`)[0]?.body).toEqual({ reason: '与市级不符' }));
  });

  it('says what failed, and offers to go on', async () => {
    open(`/replay/runs/${RUN}`, {
      [`GET ${at}`]: () => {
        const { root: _, ...failed } = run({ state: 'failed', failure: 'Kafka 连接中断' });
        return failed;
      },
    });
    expect((await screen.findByTestId('failure')).textContent).toContain('Kafka 连接中断');
    expect(screen.getByTestId('action-start')).toBeTruthy();
    expect(screen.queryByTestId('diff')).toBeNull();
  });

  it('says so where there is no such run', async () => {
    open('/replay/runs/12345678', {
      [`GET ${of}/runs/12345678`]: refusal(404, 'not-found', '未找到'),
    });
    expect((await screen.findByTestId('notice-error')).textContent).toContain('未找到');
    expect(screen.getByRole('link', { name: '返回推演与重算' })).toBeTruthy();
  });
});

describe('the differences', () => {
  it('show totals, and lights before by lights after', async () => {
    open(`/replay/runs/${RUN}`);
    const totals = await screen.findByTestId('totals');
    expect([...totals.querySelectorAll('dd')].map((one) => one.textContent)).toEqual([
      '3',
      '2',
      '1',
      '0',
      '0',
    ]);
    const matrix = screen.getByTestId('matrix');
    expect(
      within(matrix)
        .getAllByRole('columnheader')
        .slice(1)
        .map((one) => one.textContent?.trim()),
    ).toEqual(['红灯', '绿灯']);
    const green = within(matrix).getByRole('row', { name: /^绿灯/ });
    expect(
      within(green)
        .getAllByRole('cell')
        .map((one) => one.textContent),
    ).toEqual(['3', '']);
  });

  it('show each unit before and after', async () => {
    open(`/replay/runs/${RUN}`);
    const row = await screen.findByTestId('diff-liuhe-town.202606');
    await waitFor(() => expect(row.textContent).toContain('柳河镇'));
    const cells = within(row)
      .getAllByRole('cell')
      .map((one) => one.textContent);
    expect(cells.slice(1, 4)).toEqual(['90.20', '88.75', '−1.45']);
    expect(cells[4]).toContain('1 → 3');
    expect(cells[4]).toContain('下降 2 位');
    expect(cells[5]).toBe('优秀 → 良好');
    expect(cells[6]).toContain('绿灯 → 红灯');
  });

  it('open to the causes, which add up to the change, and to the indicators', async () => {
    const user = userEvent.setup();
    const router = open(`/replay/runs/${RUN}`);
    const row = await screen.findByTestId('diff-liuhe-town.202606');
    const twist = within(row).getByRole('button');
    expect(twist.getAttribute('aria-expanded')).toBe('false');
    await user.click(twist);
    const why = await screen.findByTestId('why-liuhe-town.202606');
    expect(twist.getAttribute('aria-expanded')).toBe('true');
    const causes = within(why).getByTestId('causes');
    expect([...causes.querySelectorAll('dd')].map((one) => one.textContent)).toEqual([
      '+0.05',
      '0.00',
      '−0.25',
      '−1.125',
      '0.00',
      '−0.125',
      '−1.45',
    ]);
    expect(within(why).queryByRole('alert')).toBeNull();
    const leaf = within(why).getByRole('row', { name: /农村公路/ });
    expect(leaf.textContent).toContain('1 → 2');
    expect(leaf.textContent).toContain('57.00 → 55.55');
    expect(router.state.location.searchStr).toBe('?open=liuhe-town.202606');
  });

  it('say so aloud should the causes ever fall short of the change', async () => {
    const [first] = diff.items;
    open(`/replay/runs/${RUN}?open=liuhe-town.202606`, {
      [`GET ${at}/diff`]: { ...diff, items: [{ ...first, change: '-1.46' }] },
    });
    const alert = await within(await screen.findByTestId('causes')).findByRole('alert');
    expect(alert.textContent).toBe('-0.01');
  });

  it('are filtered by the address, also in the files', async () => {
    const user = userEvent.setup();
    const router = open(`/replay/runs/${RUN}?moved=2&open=liuhe-town.202606`);
    await screen.findByTestId('differences');
    await user.click(screen.getByTestId('only-changed'));
    await waitFor(() => expect(router.state.location.searchStr).toBe('?moved=2&changed=true'));
    await user.click(screen.getByTestId('only-lights'));
    await user.selectOptions(screen.getByTestId('diff-class'), 'township');
    const query = 'order=size&changed=true&light=true&moved=2&class=township';
    await waitFor(() =>
      expect(asked.filter((one) => one.path === `${at}/diff`).at(-1)?.query).toBe(`?${query}&limit=50`),
    );
    expect(screen.getByTestId('file-csv').getAttribute('href')).toBe(`${at}/diff/csv?${query}`);
    expect(screen.getByTestId('file-xlsx').getAttribute('href')).toBe(`${at}/diff/xlsx?${query}`);
    await user.click(await screen.findByTestId('next'));
    await waitFor(() =>
      expect(asked.at(-1)?.query).toBe(`?${query}&cursor=202606+township+shiqiao-town&limit=50`),
    );
  });

  it('are ordered by the size of the change, and otherwise where one asks', async () => {
    const user = userEvent.setup();
    const router = open(`/replay/runs/${RUN}`);
    await screen.findByTestId('differences');
    const orders = () => asked.filter((one) => one.path === `${at}/diff`).map((one) => one.query);
    expect(orders()).toEqual(['?order=size&limit=50']);
    await user.click(screen.getByTestId('order-size'));
    await waitFor(() => expect(orders().at(-1)).toBe('?order=loss&limit=50'));
    expect(router.state.location.searchStr).toBe('?sort=loss');
    await user.click(screen.getByTestId('order-moved'));
    await waitFor(() => expect(orders().at(-1)).toBe('?order=moved&limit=50'));
  });

  it('offer only what the run has results of', async () => {
    open(`/replay/runs/${RUN}`, {
      [`GET ${of}/scores`]: { items: [{ unitClass: 'department', periods: ['202601', '202606'] }] },
    });
    const periods = await screen.findByTestId('diff-period');
    expect([...periods.querySelectorAll('option')].map((one) => one.value)).toEqual(['', '202606']);
    const classes = screen.getByTestId('diff-class');
    expect([...classes.querySelectorAll('option')].map((one) => one.value)).toEqual(['', 'township']);
  });

  it('say so where there is none', async () => {
    const totals = { units: 3, changed: 0, unchanged: 3, appeared: 0, withdrawn: 0 };
    open(`/replay/runs/${RUN}?changed=true`, {
      [`GET ${at}/diff`]: { run: RUN, totals, lights: [], within: diff.within, items: [] },
    });
    expect((await screen.findByTestId('same')).textContent).toContain('没有差异');
    expect(screen.getByTestId('notice-empty')).toBeTruthy();
  });
});

describe('a new run', () => {
  const plan = (more: object = {}) => ({
    run: RUN,
    kind: 'what-if',
    cut: 'goals@812 indicators@96 monitoring@48213',
    overlay: 'f5e32f46',
    plan: { entries: 49121, cohorts: 1, units: 3, cells: 6 },
    exists: false,
    ...more,
  });

  const as = (role: string) => ({
    'GET /api/v1/session': {
      person: { subject: 'a', name: '', roles: [role], regions: ['qinghe'], units: [] },
    },
  });

  it('is for those who work on rules, and of another kind for operators', async () => {
    open('/replay/new', as('leader'));
    expect((await screen.findByTestId('notice-forbidden')).textContent).toContain('重算只由运维人员发起');
  });

  it.each(['office', 'indicator-author'])('is a what-if only for the %s', async (role) => {
    open('/replay/new?kind=official', as(role));
    expect((await screen.findByTestId('kind-what-if')).closest('label')?.className).toContain('on');
    expect(screen.queryByTestId('kind-official')).toBeNull();
  });

  it('goes on only where it is complete, and says at the fields what is missing', async () => {
    const user = userEvent.setup();
    const router = open('/replay/new');
    await user.click(await screen.findByTestId('add-weights'));
    await user.type(screen.getByTestId('weights.0.weight'), 'viel');
    await user.click(screen.getByTestId('next-step'));
    expect(router.state.location.searchStr).not.toContain('step=');
    expect(screen.getByText('请写明事由。')).toBeTruthy();
    expect(screen.getByTestId('weights.0.path').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('请填写数字，如 40 或 12.5。')).toBeTruthy();
    expect(posted(`${of}/runs`)).toHaveLength(0);
  });

  it('has its parts chosen by name, with the code beside', async () => {
    const user = userEvent.setup();
    open('/replay/new');
    await user.click(await screen.findByTestId('add-targets'));
    const unit = await screen.findByTestId('targets.0.code');
    await waitFor(() => expect(unit.textContent).toContain('柳河镇（liuhe-town）'));
    await user.selectOptions(unit, 'liuhe-town');
    expect(screen.getByTestId('targets.0.period').textContent).toContain('2026年6月（202606）');
  });

  it('is led from its cause over scope and plan to its start, and what was planned is what is run', async () => {
    const user = userEvent.setup();
    const router = open('/replay/new', {
      [`POST ${of}/runs`]: ({ query }: Asked) => (query ? plan() : { outcome: 'recorded', ...run() }),
    });
    await user.type(await screen.findByTestId('reason'), '看看');
    await user.click(await screen.findByTestId('add-weights'));
    await user.type(screen.getByTestId('weights.0.scheme'), 'township-2026');
    await user.type(screen.getByTestId('weights.0.path'), 'all/output');
    await user.type(screen.getByTestId('weights.0.weight'), '40');
    expect((await screen.findByTestId('cut-shown')).textContent).toContain('monitoring@48213');
    await user.click(screen.getByTestId('next-step'));
    await user.click(await screen.findByTestId('tick-township'));
    await user.click(screen.getByTestId('tick-202606'));
    await user.click(screen.getByTestId('next-step'));
    const shown = await screen.findByTestId('plan');
    expect(shown.textContent).toContain('49,121');
    expect(shown.textContent).toContain('goals@812 indicators@96 monitoring@48213');
    expect(router.state.location.searchStr).toContain('step=plan');
    expect(router.state.location.searchStr).toContain('classes=township');
    await user.click(screen.getByTestId('next-step'));
    expect((await screen.findByTestId('reason-said')).textContent).toBe('看看');
    await user.click(await screen.findByTestId('start'));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/replay/runs/${RUN}`));
    const overlay = { weights: [{ scheme: 'township-2026', path: 'all/output', weight: '40' }] };
    const scope = { classes: ['township'], periods: ['202606'] };
    const [dry] = posted(`${of}/runs`);
    expect(dry).toMatchObject({ query: '?dryRun=true', body: { kind: 'what-if', scope, overlay } });
    expect(dry?.body).not.toHaveProperty('cut');
    expect(posted(`${of}/runs`).at(-1)).toMatchObject({
      query: '',
      body: {
        kind: 'what-if',
        scope,
        overlay,
        reason: '看看',
        cut: 'goals@812 indicators@96 monitoring@48213',
      },
    });
  });

  it('shows what is refused at its fields, and leads back to them', async () => {
    const user = userEvent.setup();
    const overlay = encodeURIComponent(
      JSON.stringify({ weights: [{ scheme: 'township-2026', path: 'nowhere', weight: 'x' }] }),
    );
    open(`/replay/new?step=plan&overlay=${overlay}`, {
      [`POST ${of}/runs`]: refusal(400, 'invalid-field', '字段缺失或有误', [
        { pointer: '/overlay/weights/0/path', code: 'unknown-place', message: '方案中没有 nowhere' },
        { pointer: '/overlay/weights/0/weight', code: 'invalid-field', message: '权重须为十进制数' },
      ]),
    });
    const refused = await screen.findByTestId('refusal');
    expect(refused.textContent).toContain('方案中没有 nowhere');
    expect(screen.getByTestId('next-step')).toHaveProperty('disabled', true);
    await user.click(within(refused).getByTestId('mend-cause'));
    const path = await screen.findByTestId('weights.0.path');
    expect(path.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(path.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      '方案中没有 nowhere',
    );
    expect(screen.getByTestId('weights.0.weight').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByTestId('weights.0.scheme').getAttribute('aria-invalid')).toBe('false');
    expect(screen.getByTestId('step-cause').textContent).toContain('待修改');
  });

  const weighed = {
    scheme: 'township-2026',
    version: 1,
    definition: {
      tree: {
        code: 'total',
        children: [
          { code: 'output', name: '产出', weight: '30', children: [] },
          { code: 'quality', name: '质量', weight: '70', children: [] },
        ],
      },
    },
  };
  const weights = (output: string, quality: string) =>
    encodeURIComponent(
      JSON.stringify({
        weights: [
          { scheme: 'township-2026', path: 'total/output', weight: output },
          { scheme: 'township-2026', path: 'total/quality', weight: quality },
        ],
      }),
    );

  it('lists what it changes before it is started', async () => {
    open(`/replay/new?step=confirm&reason=why&overlay=${weights('40', '60')}`, {
      [`GET ${of}/schemes`]: { items: [weighed] },
      [`POST ${of}/runs`]: plan(),
    });
    const laid = await screen.findByTestId('laid');
    await waitFor(() =>
      expect(
        within(laid)
          .getAllByRole('row')
          .slice(1)
          .map((row) => row.textContent),
      ).toEqual(['“产出”的权重（方案 township-2026）3040', '“质量”的权重（方案 township-2026）7060']),
    );
  });

  it('says of a target for which periods of a kind it is supposed', async () => {
    const target = {
      of: 'class',
      code: 'townships',
      indicator: 'enrolment-rate',
      period: '2026',
      each: 'month',
      value: '97',
      floor: '',
    };
    open(
      `/replay/new?step=confirm&reason=why&overlay=${encodeURIComponent(JSON.stringify({ targets: [target] }))}`,
      { [`POST ${of}/runs`]: plan() },
    );
    const row = within(await screen.findByTestId('laid')).getAllByRole('row')[1];
    expect(row?.textContent).toContain('2026年 · 每月');
    expect(row?.textContent).toContain('97');
  });

  it('finds weights that do not add up to 100 where they are typed', async () => {
    const user = userEvent.setup();
    open(`/replay/new?reason=why&overlay=${weights('40', '70')}`, {
      [`GET ${of}/schemes`]: { items: [weighed] },
    });
    const weight = await screen.findByTestId('weights.0.weight');
    await screen.findAllByText('现为 30');
    await user.click(screen.getByTestId('next-step'));
    await waitFor(() => expect(weight.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getAllByText('改后同级权重合计为 110，应为 100。')).toHaveLength(2);
  });

  it('shows a cut that has not been recorded at the cut', async () => {
    const user = userEvent.setup();
    open('/replay/new?step=plan&kind=as-of&cut=goals@99999', {
      [`POST ${of}/runs`]: refusal(409, 'cut-in-future', '数据截止点超出已记录的范围'),
    });
    const refused = await screen.findByTestId('refusal');
    expect(refused.textContent).toContain('请改用更早的位置');
    await user.click(within(refused).getByTestId('mend-cause'));
    expect(await screen.findByTestId('cut')).toHaveProperty('value', 'goals@99999');
    expect(screen.getByText('数据截止点超出已记录的范围')).toBeTruthy();
  });

  it('tells at once what is no JSON, and does not send it', async () => {
    const overlay = encodeURIComponent(JSON.stringify({ json: '{"weights":' }));
    open(`/replay/new?overlay=${overlay}`);
    const field = await screen.findByTestId('overlay-json');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/这不是有效的 JSON/)).toBeTruthy();
    expect(posted(`${of}/runs`)).toHaveLength(0);
  });

  it('of a verification takes no moment, and may look at all that was ever published', async () => {
    const user = userEvent.setup();
    const router = open('/replay/new');
    await user.click(await screen.findByTestId('kind-verify'));
    expect(screen.queryByTestId('cut-moment')).toBeNull();
    expect(screen.queryByTestId('add-weights')).toBeNull();
    await user.click(screen.getByTestId('history'));
    await waitFor(() => expect(router.state.location.searchStr).toBe('?kind=verify&base=history'));
    await waitFor(() => expect(screen.getByTestId('cut-shown').textContent).toContain('scores@512'));
  });

  it('takes over what an earlier run supposed, as its entry holds it', async () => {
    const course = [{ period: '202606', value: '5' }];
    const target = {
      unit: 'liuhe-town',
      indicator: 'roads',
      period: '2026',
      value: '10',
      floor: null,
      course,
    };
    open(`/replay/new?step=plan&again=${RUN}`, {
      [`GET ${at}`]: run({
        overlayContent: {
          indicators: [],
          schemes: [{ scheme: 's' }],
          targets: [target, { ...target, period: '2027', each: 'month' }],
          evaluation: [
            {
              kind: 'suppressed',
              unit: 'liuhe-town',
              period: '2026',
              suppression: { block: 'economy', what: 'SCORE', reason: 'under-audit', sources: [] },
            },
          ],
        },
      }),
      [`POST ${of}/runs`]: plan(),
    });
    await waitFor(() =>
      expect(posted(`${of}/runs`).at(-1)?.body).toMatchObject({
        overlay: {
          schemes: [{ scheme: 's' }],
          targets: [
            { unit: 'liuhe-town', indicator: 'roads', period: '2026', value: '10' },
            { unit: 'liuhe-town', indicator: 'roads', period: '2027', each: 'month', value: '10' },
          ],
          suppressions: [
            { unit: 'liuhe-town', period: '2026', block: 'economy', what: 'score', reason: 'under-audit' },
          ],
        },
      }),
    );
    const sent = JSON.stringify(posted(`${of}/runs`).at(-1)?.body);
    expect(sent).not.toContain('course');
    expect(sent).not.toContain('floor');
    // Not a first time without it.
    expect(posted(`${of}/runs`)).toHaveLength(1);
  });

  it('is not counted anew while the reason is written', async () => {
    const user = userEvent.setup();
    open('/replay/new', { [`POST ${of}/runs`]: plan() });
    await user.type(await screen.findByTestId('reason'), '看看会怎样');
    expect(posted(`${of}/runs`)).toHaveLength(0);
  });

  it('says where the very same run was there already', async () => {
    const user = userEvent.setup();
    const router = open('/replay/new?step=confirm&reason=why', {
      [`POST ${of}/runs`]: ({ query }: Asked) => (query ? plan() : { outcome: 'unchanged', ...run() }),
    });
    await screen.findByTestId('plan');
    await user.click(screen.getByTestId('start'));
    expect((await screen.findByTestId('exists')).textContent).toContain('先前已有');
    expect(router.state.location.pathname).toBe(`/replay/runs/${RUN}`);
  });
});

describe('editions', () => {
  it('are listed, and chosen by class and period in the address', async () => {
    const user = userEvent.setup();
    const router = open('/editions');
    const table = await screen.findByTestId('editions');
    expect(table.textContent).toContain('第 2 版');
    expect(table.textContent).toContain('已由第 2 版取代');
    await user.selectOptions(await screen.findByTestId('class'), 'township');
    await waitFor(() => expect(router.state.location.searchStr).toBe('?class=township'));
    await waitFor(() => expect(asked.at(-1)?.query).toBe('?class=township&limit=1000'));
    await user.click(await screen.findByTestId('edition-township-202606-2'));
    expect(await screen.findByTestId('edition')).toBeTruthy();
    expect(router.state.location.pathname).toBe('/editions/township/202606/2');
  });

  it('show the table as published, and why it differs from the one before', async () => {
    open('/editions/township/202606/2');
    const table = await screen.findByTestId('edition');
    const heads = within(table)
      .getAllByRole('columnheader')
      .map((one) => one.textContent);
    // What caused nothing has no column.
    const own = ['位次', '单位', '总分', '等次', 'output', '灯'];
    expect(heads).toEqual([...own, '上一版', '变化', '数据', '同类单位']);
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.dataset.testid)).toEqual(['row-liuhe-town', 'row-shiqiao-town']);
    const cells = within(rows[0] as HTMLElement)
      .getAllByRole('cell')
      .map((one) => one.textContent);
    expect(cells).toEqual(['1', '90.25', '优秀', '92.00', '绿灯2', '89.50', '+0.75', '+0.875', '−0.125']);
    expect(screen.getByTestId('edition-board').getAttribute('href')).toBe(
      '/scores?class=township&period=202606',
    );
    expect(screen.getByTestId('edition-csv')).toBeTruthy();
  });

  it('say by which one they were superseded', async () => {
    open('/editions/township/202606/1', {
      [`GET ${of}/editions/township/202606/1`]: { ...editionTable, number: 1, superseded: 2 },
    });
    const superseded = await screen.findByTestId('superseded');
    expect(within(superseded).getByRole('link').getAttribute('href')).toBe('/editions/township/202606/2');
  });

  it('say where a record they rest on could not be read', async () => {
    open('/editions/township/202606/2', {
      [`GET ${of}/editions/township/202606/2`]: { ...editionTable, incomplete: true },
    });
    expect(await screen.findByText('有记录无法读取，得分可能不完整')).toBeTruthy();
  });

  it('are published from a promoted run, with a reason', async () => {
    const user = userEvent.setup();
    let published = false;
    open(`/replay/runs/${RUN}`, {
      [`GET ${at}`]: run({ kind: 'official', state: 'promoted' }),
      [`GET ${of}/editions`]: () => ({ items: published ? editions.slice(0, 1) : [] }),
      [`POST ${at}/editions`]: () => {
        published = true;
        return { editions: [{ unitClass: 'township', period: '202606', number: 2 }] };
      },
    });
    await user.click(await screen.findByTestId('action-editions'));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), '公布');
    await user.click(within(dialog).getByRole('button', { name: '发布考核结果' }));
    await waitFor(() => expect(posted(`${at}/editions`)[0]?.body).toEqual({ reason: '公布' }));
    expect(posted(`${at}/editions`)[0]?.headers['Idempotency-Key']).toBeTruthy();
    // What is published is led to, and not offered to be published once more.
    expect((await screen.findByTestId('see-edition')).getAttribute('href')).toBe(
      '/editions/township/202606/2',
    );
    expect(screen.queryByTestId('action-editions')).toBeNull();
  });

  it('say so where nothing was published', async () => {
    open('/editions?class=department', { [`GET ${of}/editions`]: { items: [] } });
    expect((await screen.findByTestId('notice-empty')).textContent).toContain('没有符合条件');
  });
});

describe('the places of the frame', () => {
  it('keep region and language and leave the rest behind', async () => {
    const user = userEvent.setup();
    const router = open('/replay?lang=en&region=qinghe&kind=verify');
    await screen.findByTestId(`run-${RUN}`);
    await user.click(screen.getByTestId('group-results'));
    await user.click(await screen.findByTestId('place-editions'));
    await screen.findByTestId('editions');
    expect(router.state.location.searchStr).toBe('?region=qinghe&lang=en');
    expect(screen.getByTestId('place-editions').textContent).toBe('Published results');
    localStorage.clear();
  });
});
