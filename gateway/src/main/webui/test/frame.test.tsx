import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { post } from '../src/api/api';
import { Boundary } from '../src/frame/Boundary';
import { watchForNewer } from '../src/frame/newer';
import { speak } from '../src/i18n';
import { board } from './figures';
import { open, refusal } from './open';

const of = '/api/v1/regions/qinghe';
const me = (role: string, units: string[] = ['*']) => ({
  subject: 's',
  name: '李敏',
  roles: [role, 'offline_access'],
  regions: ['qinghe'],
  units,
});
const two = {
  items: [
    { region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' },
    { region: 'liuhe', name: '柳河县', timeZone: 'Asia/Shanghai' },
  ],
};
const shown = {
  'GET /api/v1/session': { person: me('office') },
  'GET /api/v1/regions': two,
  [`GET ${of}/scores`]: { items: [{ unitClass: 'township', periods: ['202605', '202606'] }] },
  [`GET ${of}/scores/township/202606`]: board,
  [`GET ${of}/scores/township/202605`]: { ...board, period: '202605' },
  [`GET ${of}/units`]: {
    items: [
      { unit: 'liuhe-town', name: '柳河镇', kind: 'township', unitClass: 'township', abolished: false },
    ],
  },
  [`GET ${of}/indicators`]: { items: [{ indicator: 'roads', name: '农村公路' }] },
};

beforeEach(() => {
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close() {}
    },
  );
});
afterEach(() => {
  speak('zh-CN');
  localStorage.clear();
});

const tiles = async () => {
  await screen.findByTestId('tile-tasks');
  return screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
};

describe('the workbench', () => {
  it('opens at a period of which there is a course, though a longer one ends later', async () => {
    const { asked } = open('/?region=qinghe', {
      ...shown,
      'GET /api/v1/session': { person: me('leader') },
      [`GET ${of}/scores`]: {
        items: [{ unitClass: 'township', periods: ['2026', '202605', '202606'] }],
      },
    });
    await waitFor(() => {
      const boards = asked
        .map(({ path }) => path)
        .filter((path) => path.startsWith(`${of}/scores/township/`));
      expect([...new Set(boards)].sort()).toEqual([
        `${of}/scores/township/202605`,
        `${of}/scores/township/202606`,
      ]);
    });
    await waitFor(() =>
      expect(asked.find(({ path }) => path.endsWith('/score-trends/classes'))?.query).toContain(
        'upTo=202606',
      ),
    );
  });

  it.each([
    ['leader', ['各类别得分与亮灯', '红灯指标', '位次变动', '得分核验'], ['系统运行情况', '本单位得分']],
    ['office', ['各类别得分与亮灯', '缺报、迟报与持续红灯', '最近变灯'], ['系统运行情况']],
    ['operator', ['系统运行情况', '各类别得分与亮灯', '得分核验'], ['红灯指标']],
    ['auditor', ['得分核验', '最近变灯'], ['系统运行情况', '红灯指标']],
    ['indicator-author', ['未生效的考核方案'], ['各类别得分与亮灯']],
    ['evaluator', ['我的待办', '考核进展'], ['最近变灯', '各类别得分与亮灯']],
  ])('of a %s shows what that role looks at first', async (role, some, none) => {
    open('/?region=qinghe', { ...shown, 'GET /api/v1/session': { person: me(role) } });
    const titles = await tiles();
    expect(titles).toEqual(expect.arrayContaining(some));
    for (const title of none) expect(titles).not.toContain(title);
  });

  it('of who reads no scores says what will come and where the assessment stands', async () => {
    open('/?region=qinghe', {
      ...shown,
      'GET /api/v1/session': { person: me('evaluator', []) },
      [`GET ${of}/cycles`]: {
        items: [
          { cycle: '2025', name: '2025年度考核', period: '2025', closed: true },
          { cycle: '2026', name: '2026年度考核', period: '2026', closed: false },
        ],
      },
      [`GET ${of}/editions`]: { items: [] },
    });
    const course = await screen.findByTestId('tile-course');
    expect(course.textContent).toContain('待办');
    expect(course.textContent).toContain('2026年度考核');
    expect(course.textContent).not.toContain('2025年度考核');
    expect(course.textContent).toContain('还没有公布结果');
  });

  it('of a department shows its own unit, and asks for no period that it does not show', async () => {
    const score = { ...board.units[0], period: '202606' };
    const years = Array.from({ length: 11 }, (_, i) => String(2014 + i));
    const { asked } = open('/?region=qinghe', {
      ...shown,
      [`GET ${of}/scores`]: { items: [{ unitClass: 'township', periods: ['202605', '202606', ...years] }] },
      'GET /api/v1/session': { person: me('department', ['liuhe-town']) },
      [`GET ${of}/scores/units/liuhe-town/202606`]: score,
    });
    const mine = await screen.findByTestId('mine-liuhe-town');
    expect(mine.textContent).toContain('90.20');
    expect(mine.textContent).toContain('农村公路');
    expect(asked.map(({ path }) => path).filter((path) => path.includes('/scores/units/'))).toEqual([
      `${of}/scores/units/liuhe-town/202606`,
    ]);
    expect(await tiles()).not.toContain('各类别得分与亮灯');
  });

  it('lists what waits for a person, and nothing of their own that another has to approve', async () => {
    const run = {
      kind: 'what-if',
      state: 'verified',
      plannedAt: '2026-03-31T01:00:00Z',
      scope: {},
      plan: {},
    };
    open('/?region=qinghe', {
      ...shown,
      [`GET ${of}/runs`]: {
        items: [
          { ...run, run: 'a'.repeat(64), reason: '别人的推演', requester: 'other' },
          { ...run, run: 'b'.repeat(64), reason: '自己的推演', requester: 's' },
        ],
      },
    });
    const tasks = await screen.findByTestId('tasks');
    expect(within(tasks).getAllByText('别人的推演').length).toBeGreaterThan(0);
    expect(within(tasks).queryByText('自己的推演')).toBeNull();
  });

  it('offers the periods that have scores', async () => {
    const { router } = open('/?region=qinghe', shown);
    const period = await screen.findByTestId('period');
    await userEvent.selectOptions(period, '202605');
    expect(router.state.location.searchStr).toContain('period=202605');
  });
});

describe('the frame', () => {
  it('leads links to the board from before it moved on to the board, with all they say', async () => {
    const { router } = open('/?region=qinghe&class=township&period=202606&unit=liuhe-town', shown);
    await screen.findByTestId('unit-row-liuhe-town');
    expect(router.state.location.pathname).toBe('/scores');
    expect(router.state.location.search).toMatchObject({ class: 'township', unit: 'liuhe-town' });
  });

  it('says that a region is not theirs, and shows no other in its place', async () => {
    const { router } = open('/?region=nanshan', shown);
    expect((await screen.findByTestId('notice-forbidden')).textContent).toContain('nanshan');
    expect(screen.queryByTestId('tile-tasks')).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: '青河县' }));
    await screen.findByTestId('tile-tasks');
    expect(router.state.location.searchStr).toBe('?region=qinghe');
  });

  it('shows a person the groups that have a page for them', async () => {
    open('/?region=qinghe', {
      ...shown,
      'GET /api/v1/session': { person: me('department', ['liuhe-town']) },
    });
    await screen.findByTestId('place-home');
    expect(screen.getByTestId('group-scores')).toBeTruthy();
    expect(screen.queryByTestId('group-replay')).toBeNull();
  });

  it('narrows the navigation to its marks and remembers it', async () => {
    open('/?region=qinghe', shown);
    await userEvent.click(await screen.findByTestId('menu'));
    expect(screen.queryByTestId('place-cycles')).toBeNull();
    await userEvent.click(screen.getByTestId('group-evaluation'));
    expect(await screen.findByTestId('place-cycles')).toBeTruthy();
    expect(localStorage.getItem('kaocheng.navigation')).toBe('narrow');
  });

  it('takes the period along to a page that follows it, and to no other', async () => {
    const { router } = open('/?region=qinghe&period=202605', shown);
    await userEvent.click(await screen.findByTestId('place-scores'));
    expect(router.state.location.searchStr).toBe('?region=qinghe&period=202605');
    await userEvent.click(screen.getByTestId('place-cycles'));
    expect(router.state.location.searchStr).toBe('?region=qinghe');
  });

  it('offers no moment to who sees nothing that was other then', async () => {
    for (const [role, address] of [
      ['evaluator', '/?region=qinghe'],
      ['evaluator', '/scores?region=qinghe'],
    ] as const) {
      open(address, { ...shown, 'GET /api/v1/session': { person: me(role) } });
      await screen.findByRole('heading', { level: 1 });
      expect(screen.queryByTestId('as-of-open')).toBeNull();
      cleanup();
    }
    open('/?region=qinghe&asOf=2026-05-01T00:00:00Z', {
      ...shown,
      'GET /api/v1/session': { person: me('evaluator') },
    });
    expect((await screen.findByTestId('past')).textContent).toContain('本页只显示当前情况');
    cleanup();
    open('/?region=qinghe', shown);
    await screen.findByTestId('as-of-open');
  });

  it('tells where a page stands', async () => {
    open('/cycles?region=qinghe', shown);
    const crumbs = await screen.findByRole('navigation', { name: '当前位置' });
    expect(crumbs.textContent).toBe('评价考核周期');
  });

  it('shows that there are no notices', async () => {
    open('/?region=qinghe', shown);
    await userEvent.click(await screen.findByTestId('notices'));
    expect(screen.getByTestId('notices-empty').textContent).toContain('没有通知');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByTestId('notices-empty')).toBeNull();
  });

  it('names the roles of a person that are roles of the office, and no others', async () => {
    open('/?region=qinghe', shown);
    await userEvent.click(await screen.findByTestId('person'));
    expect(screen.getByText('绩效办')).toBeTruthy();
    expect(screen.queryByText(/offline_access/)).toBeNull();
  });

  it('says that the session has ended, and keeps what is on the page', async () => {
    let over = false;
    const { client } = open('/cycles?region=qinghe', {
      ...shown,
      'GET /api/v1/session': () => (over ? {} : { person: me('office') }),
    });
    await screen.findByTestId('cycles');
    over = true;
    await client.invalidateQueries({ queryKey: ['me'] });
    expect((await screen.findByTestId('expired')).textContent).toContain('登录已过期');
    expect(screen.getByTestId('cycles')).toBeTruthy();
  });

  it('says beside the scores that they are not kept up to date any more', async () => {
    let over = false;
    const { client } = open('/scores?region=qinghe', {
      ...shown,
      'GET /api/v1/session': () => (over ? {} : { person: me('office') }),
    });
    await screen.findByTestId('unit-row-liuhe-town');
    over = true;
    await client.invalidateQueries({ queryKey: ['me'] });
    await waitFor(() => expect(screen.getByTestId('live').dataset.state).toBe('ended'));
    expect(screen.getByTestId('unit-row-liuhe-town')).toBeTruthy();
  });

  it('asks who is logged in when anything is refused for want of a session', async () => {
    let over = false;
    const { client } = open('/cycles?region=qinghe', {
      ...shown,
      'GET /api/v1/session': () => (over ? {} : { person: me('office') }),
      [`GET ${of}/cycles`]: () => (over ? refusal(401, 'unauthenticated', '登录已过期') : { items: [] }),
    });
    await screen.findByTestId('notice-empty');
    over = true;
    await client.invalidateQueries({ queryKey: ['regions', 'qinghe', 'cycles'] });
    expect(await screen.findByTestId('expired')).toBeTruthy();
  });

  it('is told by what is sent, too, and in words for people', async () => {
    let over = false;
    open('/cycles?region=qinghe', {
      ...shown,
      'GET /api/v1/session': () => (over ? {} : { person: me('office') }),
      [`GET ${of}/cycles`]: { items: [] },
      [`POST ${of}/cycles`]: refusal(401, 'unauthenticated', 'send an Authorization header'),
    });
    await screen.findByTestId('notice-empty');
    over = true;
    const body = { cycle: '2026', name: '2026', period: '2026' };
    await expect(post('/api/v1/regions/{region}/cycles', { region: 'qinghe' }, body)).rejects.toThrow(
      '登录已过期',
    );
    expect(await screen.findByTestId('expired')).toBeTruthy();
  });

  it('shows nobody what another person has typed', async () => {
    sessionStorage.setItem('kaocheng.drafts-of', me('admin').subject);
    sessionStorage.setItem('kaocheng.draft.invite', '{"login":"zhang"}');
    open('/cycles?region=qinghe', {
      ...shown,
      'GET /api/v1/session': { person: me('admin') },
      [`GET ${of}/cycles`]: { items: [] },
    });
    await screen.findByTestId('notice-empty');
    expect(sessionStorage.getItem('kaocheng.draft.invite')).not.toBeNull();
    cleanup();
    open('/cycles?region=qinghe', {
      ...shown,
      'GET /api/v1/session': { person: { ...me('office'), subject: 'somebody-else' } },
      [`GET ${of}/cycles`]: { items: [] },
    });
    await screen.findByTestId('notice-empty');
    expect(sessionStorage.getItem('kaocheng.draft.invite')).toBeNull();
  });

  it('offers to be loaded again when a part of it is of a version that is gone', async () => {
    watchForNewer();
    open('/?region=qinghe', shown);
    await screen.findByTestId('tile-tasks');
    window.dispatchEvent(new Event('vite:preloadError'));
    expect((await screen.findByTestId('newer')).textContent).toContain('系统已更新');
  });
});

describe('a fault in a part of the page', () => {
  const broken = (): never => {
    throw new Error('Failed to fetch dynamically imported module');
  };

  it('leaves the rest standing, and the page can be loaded again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const Bad = broken as unknown as () => React.ReactNode;
    const shownAround = (of: string, bad: boolean) => (
      <>
        <p>旁边的内容</p>
        <Boundary of={of}>{bad ? <Bad /> : <p>另一页</p>}</Boundary>
      </>
    );
    const { rerender } = render(shownAround('/a', true));
    expect(screen.getByText('旁边的内容')).toBeTruthy();
    expect(screen.getByTestId('notice-error').querySelector('button')).toBeTruthy();
    // Another page is another try.
    rerender(shownAround('/b', false));
    expect(screen.getByText('另一页')).toBeTruthy();
    vi.restoreAllMocks();
  });
});

describe('the palette', () => {
  const search = async () => {
    const opened = open('/?region=qinghe', shown);
    await screen.findByTestId('tile-tasks');
    await userEvent.keyboard('{Control>}k{/Control}');
    return { ...opened, field: await screen.findByTestId('palette') };
  };
  const found = () => screen.queryAllByTestId('palette-line').map((one) => one.textContent);

  it('opens by keyboard with every page of the person, and leads there', async () => {
    const { router, field } = await search();
    expect(found().join()).toContain('考核周期');
    await userEvent.type(field, '周期');
    await waitFor(() => expect(found()).toEqual(['考核周期评价']));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/cycles'));
    expect(screen.queryByTestId('palette')).toBeNull();
  });

  it('finds units and indicators by name and code', async () => {
    const { router, field } = await search();
    await userEvent.type(field, 'liuhe');
    await waitFor(() => expect(found()).toEqual(['柳河镇liuhe-town']));
    await userEvent.click(screen.getAllByTestId('palette-line')[0] as HTMLElement);
    await waitFor(() => expect(router.state.location.pathname).toBe('/scores/units/liuhe-town'));
  });

  it('does not look for the letters of a word that is still being composed', async () => {
    const { field } = await search();
    const all = found().length;
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: 'zhou' } });
    expect((field as HTMLInputElement).value).toBe('zhou');
    expect(found()).toHaveLength(all);
    fireEvent.change(field, { target: { value: '周期' } });
    fireEvent.compositionEnd(field);
    await waitFor(() => expect(found()).toEqual(['考核周期评价']));
  });
});
