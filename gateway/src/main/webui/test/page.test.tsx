import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newQueryClient } from '../src/api/queries';
import { UNIT_SCORED } from '../src/features/scores/live/apply';
import { newRouter } from '../src/frame/router';
import { speak } from '../src/i18n';
import { board, derivation, scored } from './figures';

type Answers = Record<string, unknown>;
const problem = (status: number, title: string, detail?: string) => ({
  problem: { status, title, detail, traceId: 'abc123' },
});

const of = '/api/v1/regions/qinghe';
const ANSWERS: Answers = {
  '/api/v1/session': {
    person: {
      subject: 's',
      name: '李敏',
      roles: ['office'],
      regions: ['qinghe'],
      units: ['baiyun-township'],
    },
  },
  '/api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  [`${of}/classes`]: {
    items: [
      { unitClass: 'township', name: '乡镇' },
      { unitClass: 'department', name: '部门' },
    ],
  },
  [`${of}/units`]: { items: [{ unit: 'liuhe-town', name: '柳河镇', kind: 'township' }] },
  [`${of}/indicators`]: {
    items: [{ indicator: 'roads', name: '农村公路', dimension: 'output', layer: 'micro' }],
  },
  [`${of}/schemes`]: { items: [] },
  [`${of}/scores`]: { items: [{ unitClass: 'township', periods: ['202605', '202606'] }] },
  [`${of}/scores/township/202606`]: board,
  [`${of}/scores/township/202605`]: { unitClass: 'township', period: '202605', units: [] },
  [`${of}/explanations/liuhe-town/202606`]: { unit: 'liuhe-town', score: { indicators: [] }, derivation },
  [`${of}/observations`]: { items: [] },
};

let lines: EventTarget[] = [];

function open(path: string, answers: Answers = {}, asked?: (url: string) => void) {
  const all = { ...ANSWERS, ...answers };
  vi.stubGlobal('fetch', async (url: string) => {
    asked?.(url);
    const answer = await all[new URL(url, 'http://page').pathname];
    const refused = (answer as ReturnType<typeof problem> | undefined)?.problem;
    if (answer === undefined) return new Response('{}', { status: 404 });
    return new Response(JSON.stringify(refused ?? answer), { status: refused?.status ?? 200 });
  });
  window.history.replaceState(null, '', path);
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  render(
    <QueryClientProvider client={newQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return router;
}

beforeEach(() => {
  lines = [];
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      static readonly CLOSED = 2;
      constructor() {
        super();
        lines.push(this);
      }
      close() {}
    },
  );
});
afterEach(() => speak('zh-CN'));

describe('the page', () => {
  it('asks a stranger to log in, and will come back to the same place', async () => {
    open('/scores?class=township&unit=liuhe-town', { '/api/v1/session': {} });
    const login = await screen.findByTestId('login');
    expect(login.getAttribute('href')).toBe(
      `/login?to=${encodeURIComponent('/scores?class=township&unit=liuhe-town')}&ui_locales=zh-CN`,
    );
    expect(screen.queryByTestId('logout')).toBeNull();
  });

  it('shows the first class and its latest period', async () => {
    open('/scores');
    const row = await screen.findByTestId('unit-row-liuhe-town');
    expect(within(row).getByTestId('total').textContent).toBe('90.20');
    expect(within(row).getByTestId('rank').textContent).toBe('1');
    expect(within(row).getByTestId('grade').textContent).toBe('优秀');
    expect(within(row).getByText(/红灯 1/)).toBeTruthy();
    expect(screen.getByTestId('user').textContent).toContain('李敏');
    await userEvent.click(screen.getByTestId('person'));
    expect(screen.getByTestId('logout').getAttribute('href')).toBe('/logout');
    expect(within(screen.getByTestId('unit-row-baiyun-township')).getByText('本单位')).toBeTruthy();
    await waitFor(() => expect(within(row).getByTestId('open-liuhe-town').textContent).toBe('柳河镇'));
  });

  it('changes a row at once when its score comes in, and says so', async () => {
    open('/scores');
    const row = await screen.findByTestId('unit-row-liuhe-town');
    const { position: _, ...data } = scored('liuhe-town', '93.456', 1);
    const said = { type: UNIT_SCORED, sequence: '00000000000000000020', data };
    lines.at(-1)?.dispatchEvent(new MessageEvent(UNIT_SCORED, { data: JSON.stringify(said) }));
    await waitFor(() => expect(within(row).getByTestId('total').textContent).toBe('93.456'));
    expect(row.className).toContain('changed');
    expect(screen.getByTestId('announcement').textContent).toContain('93.456');
  });

  it('keeps what is chosen in the address', async () => {
    const user = userEvent.setup();
    const router = open('/scores');
    await screen.findByTestId('unit-row-liuhe-town');
    await user.click(screen.getByTestId('filter-missing'));
    await waitFor(() => expect(screen.queryByTestId('unit-row-liuhe-town')).toBeNull());
    expect(screen.getByTestId('unit-row-shiqiao-town')).toBeTruthy();
    expect(router.state.location.searchStr).toBe('?light=missing');
    await user.type(screen.getByTestId('search'), 'zzz');
    expect(await screen.findByTestId('notice-empty')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '清除筛选' }));
    await screen.findByTestId('unit-row-liuhe-town');
    await user.click(screen.getByRole('button', { name: '总分' }));
    await waitFor(() => expect(router.state.location.searchStr).toBe('?sort=-total'));
    expect(screen.getByRole('columnheader', { name: '总分' }).getAttribute('aria-sort')).toBe('descending');
    await user.selectOptions(screen.getByTestId('period'), '202605');
    expect(await screen.findByText('该类别在此期间没有得分')).toBeTruthy();
    expect(router.state.location.searchStr).toContain('period=202605');
  });

  it('opens a unit with its reasons, from the board and from the address', async () => {
    const user = userEvent.setup();
    const router = open('/scores');
    await user.click(await screen.findByTestId('open-liuhe-town'));
    expect(await screen.findByRole('treegrid')).toBeTruthy();
    expect(router.state.location.searchStr).toBe('?unit=liuhe-town');
    expect(screen.getByTestId('drawer-total').textContent).toBe('90.20');
  });

  it('shows the reasons first, also where the unit is there before its score', async () => {
    let release: (answer: unknown) => void = () => {};
    const late = new Promise((resolve) => {
      release = resolve;
    });
    open('/scores?unit=liuhe-town', { [`${of}/scores/township/202606`]: late });
    await screen.findByRole('dialog');
    release(board);
    expect(await screen.findByTestId('drawer-total')).toBeTruthy();
    expect(await screen.findByRole('treegrid')).toBeTruthy();
  });

  it('shows lights by unit and indicator, walked with the arrow keys', async () => {
    const user = userEvent.setup();
    const router = open('/scores?view=heatmap');
    const grid = await screen.findByTestId('heatmap');
    const cells = within(grid).getAllByRole('gridcell');
    expect(cells.map((cell) => cell.dataset.light)).toEqual([
      'red',
      'green',
      'red',
      'green',
      'missing',
      undefined,
    ]);
    expect(cells[0]?.textContent).toContain('红灯');
    expect(cells.filter((cell) => cell.tabIndex === 0)).toHaveLength(1);
    cells[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByTestId('heatmap-look').textContent).toContain('缺报（应报未报）');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.searchStr).toContain('unit=shiqiao-town&at=roads'));
  });

  it('speaks English when asked, and remembers it in the address', async () => {
    const user = userEvent.setup();
    const router = open('/scores');
    await screen.findByTestId('unit-row-liuhe-town');
    await user.click(screen.getByTestId('person'));
    await user.click(screen.getByTestId('language'));
    expect(await screen.findByRole('button', { name: 'Total' })).toBeTruthy();
    expect(router.state.location.searchStr).toBe('?lang=en');
    expect(document.documentElement.lang).toBe('en');
    localStorage.clear();
  });

  it('says nothing of the class to who sees the own unit only', async () => {
    const own = { ...board, units: board.units.slice(0, 1).map((one) => ({ ...one, rank: 13 })) };
    open('/scores?unit=liuhe-town', {
      '/api/v1/session': {
        person: { subject: 's', name: '', roles: ['department'], regions: ['qinghe'], units: ['liuhe-town'] },
      },
      [`${of}/scores/township/202606`]: own,
    });
    expect((await screen.findByTestId('unit-row-liuhe-town')).textContent).toContain('13');
    expect(screen.queryByText('参评单位')).toBeNull();
    expect(screen.queryByText('分差')).toBeNull();
    expect((await screen.findByTestId('drawer-rank')).textContent).toBe('13');
  });

  it('tells a person in their own words what they have no permission for', async () => {
    const refused = { type: 'urn:problem:missing-role', title: 'The token lacks a role', status: 403 };
    open('/scores?lang=en', { [`${of}/scores`]: { problem: refused } });
    expect((await screen.findByTestId('notice-forbidden')).textContent).toContain(
      'You have no permission for this',
    );
  });

  it('asks who is logged in without being refused where nobody is', async () => {
    const asked: string[] = [];
    open('/', { '/api/v1/session': {} }, (url) => asked.push(url));
    await screen.findByTestId('start-page');
    expect(asked).toEqual(['/api/v1/session']);
  });

  it.each([
    [403, 'notice-forbidden'],
    [404, 'notice-error'],
  ])('shows what the API says no with (%i)', async (status, notice) => {
    open('/scores', { [`${of}/scores`]: problem(status, '不行', '因为不行') });
    const shown = await screen.findByTestId(notice);
    expect(shown.textContent).toContain('不行');
    expect(shown.textContent).toContain('因为不行');
    expect(shown.textContent).toContain('abc123');
  });

  it('says so where there is nothing yet, and where a person has no region', async () => {
    open('/scores', { [`${of}/scores`]: { items: [] } });
    expect((await screen.findByTestId('notice-empty')).textContent).toContain('还没有得分');
  });

  it('says so where a person has no region', async () => {
    open('/scores', {
      '/api/v1/session': { person: { subject: 's', name: '', roles: [], regions: [], units: [] } },
      '/api/v1/regions': { items: [] },
    });
    expect((await screen.findByTestId('notice-forbidden')).textContent).toContain('尚未分配辖区');
  });

  it('shows the past on demand, says so, and listens to nothing meanwhile', async () => {
    const user = userEvent.setup();
    const asOf = '2026-07-01T08:00:00+08:00';
    const asked = vi.fn();
    const router = open('/scores', {}, asked);
    await screen.findByTestId('unit-row-liuhe-town');
    const before = lines.length;
    await user.click(screen.getByTestId('as-of-open'));
    fireEvent.change(screen.getByTestId('as-of'), { target: { value: '2026-07-01T08:00:00' } });
    await user.click(screen.getByTestId('as-of-show'));
    expect((await screen.findByTestId('past')).textContent).toContain('2026年7月1日 08:00:00');
    expect(router.state.location.searchStr).toBe(`?asOf=${encodeURIComponent(asOf)}`);
    expect(screen.queryByTestId('live')).toBeNull();
    expect(lines).toHaveLength(before);
    await user.click(await screen.findByTestId('open-liuhe-town'));
    await screen.findByRole('treegrid');
    const query = `?asOf=${encodeURIComponent(asOf)}`;
    for (const path of ['/scores', '/scores/township/202606', '/explanations/liuhe-town/202606'])
      expect(asked).toHaveBeenCalledWith(`${of}${path}${query}`);
    // What was reported is known as it is now only.
    expect(screen.queryByRole('tab', { name: '报送数据' })).toBeNull();
  });

  it('comes back from the past to what is live', async () => {
    const user = userEvent.setup();
    const router = open('/scores?asOf=scores%40512');
    expect((await screen.findByTestId('past')).textContent).toContain('scores@512');
    await screen.findByTestId('unit-row-liuhe-town');
    expect(lines).toHaveLength(0);
    await user.click(screen.getByTestId('now'));
    expect(await screen.findByTestId('live')).toBeTruthy();
    expect(router.state.location.searchStr).toBe('');
    expect(lines).toHaveLength(1);
  });

  it('leads back from a past that cannot be shown', async () => {
    open('/scores?asOf=2099-01-01T00:00:00Z', {
      [`${of}/scores`]: problem(409, '数据截止点超出已记录的范围'),
    });
    expect((await screen.findByTestId('notice-error')).textContent).toContain('数据截止点超出');
    expect(screen.getByTestId('now')).toBeTruthy();
  });

  it('says of a class and a period that the link names and that are not there, and shows others', async () => {
    open('/scores?class=nobody&period=2019');
    await screen.findByTestId('unit-row-liuhe-town');
    const said = screen.getAllByTestId('not-there').map((one) => one.textContent);
    expect(said[0]).toContain('nobody');
    expect(said[1]).toContain('2019年');
  });

  it('counts what does not apply apart from what is not due, and finds each', async () => {
    const user = userEvent.setup();
    const grey = (noData: string) => ({ indicator: noData, block: 'all', light: 'grey', noData });
    const router = open('/scores', {
      [`${of}/scores/township/202606`]: {
        ...board,
        units: [
          scored('liuhe-town', '90', 1, { indicators: [grey('not-due')] as never }),
          scored('baiyun-township', '80', 2, {
            indicators: [grey('not-applicable'), grey('not-due')] as never,
          }),
        ],
      },
    });
    expect((await screen.findByTestId('filter-not-due')).textContent).toBe('未到期2');
    expect(screen.getByTestId('filter-not-applicable').textContent).toBe('不适用1');
    expect(screen.queryByTestId('filter-grey')).toBeNull();
    await user.click(screen.getByTestId('filter-not-applicable'));
    await waitFor(() => expect(screen.queryByTestId('unit-row-liuhe-town')).toBeNull());
    expect(router.state.location.searchStr).toContain('f.reason=not-applicable');
  });

  it('says of a unit that the link names and that does not exist', async () => {
    open('/scores?unit=%3Cnobody%3E');
    await waitFor(() => expect(screen.getByTestId('not-there').textContent).toContain('<nobody>'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('does not know addresses that are not its own', async () => {
    open('/nowhere');
    expect((await screen.findByTestId('notice-empty')).textContent).toContain('页面不存在');
  });
});
