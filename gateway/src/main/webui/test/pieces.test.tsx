import { readFileSync } from 'node:fs';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ConfigProvider } from 'antd';
import axe from 'axe-core';
import i18next from 'i18next';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PiecesPage } from '../pieces/Pieces';
import { Problem } from '../src/api/client';
import { sayingOf } from '../src/features/audit/saying';
import { byName } from '../src/format/order';
import { Chart } from '../src/parts/Chart';
import { csv } from '../src/parts/csv';
import { Decision } from '../src/parts/Decision';
import { FormFrame, TextField } from '../src/parts/Fields';
import { useForm, valueAt, withValue } from '../src/parts/form';
import { differences, Entries, eventOf } from '../src/parts/History';
import { type Bulk, type Column, List } from '../src/parts/List';
import { useReturnFocus } from '../src/parts/useReturnFocus';
import { parseSearch, readQuery, writeQuery } from '../src/url/search';

const same = (code: string) => code;

/** Shows it with an address of its own. */
function show(what: () => React.ReactNode, address = '/') {
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createRouter({
    routeTree: createRootRoute({ validateSearch: parseSearch, component: what }),
    parseSearch: readQuery,
    stringifySearch: writeQuery,
    history,
  });
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <RouterProvider router={router as never} />
    </ConfigProvider>,
  );
  return router;
}

beforeEach(() => sessionStorage.clear());
afterEach(() => localStorage.clear());

interface Row {
  code: string;
  name: string;
  amount: number;
}
const rows: Row[] = [
  { code: 'c', name: '财政局', amount: 3 },
  { code: 'a', name: '安监局', amount: 1 },
  { code: 'b', name: '教育局', amount: 2 },
];
const columns: Column<Row>[] = [
  {
    key: 'name',
    title: '单位',
    cell: (row) => row.name,
    text: (row) => row.name,
    sort: (a, b) => byName(a.name, b.name),
  },
  {
    key: 'amount',
    title: '数量',
    number: true,
    cell: (row) => row.amount,
    text: (row) => String(row.amount),
    sort: (a, b) => a.amount - b.amount,
  },
  { key: 'code', title: '代码', extra: true, cell: (row) => row.code, text: (row) => row.code },
];

function list(address = '/', more: { bulk?: Bulk<Row>[]; rows?: Row[] } = {}) {
  const asked = vi.fn();
  const router = show(
    () => (
      <List
        name="units"
        one="unit"
        caption="单位"
        rows={more.rows ?? rows}
        pending={false}
        error={null}
        rowKey={(row) => row.code}
        columns={columns}
        searched={{ hint: '名称', in: (row) => row.name }}
        empty={{ title: '还没有单位' }}
        bulk={more.bulk ?? [{ name: '批准', fits: (row) => row.amount > 1, onAsk: asked }]}
      />
    ),
    address,
  );
  return { router, asked };
}
const order = () =>
  within(screen.getByTestId('units'))
    .getAllByRole('rowheader')
    .map((one) => one.textContent);

describe('a list', () => {
  it('is sorted by a press on a column, up, down and as it was, and says so in the address', async () => {
    const { router } = list();
    await screen.findByTestId('units');
    expect(order()).toEqual(['财政局', '安监局', '教育局']);
    await userEvent.click(screen.getByRole('button', { name: '单位' }));
    await waitFor(() => expect(order()).toEqual(['安监局', '财政局', '教育局']));
    expect(router.state.location.searchStr).toBe('?sort=name');
    await userEvent.click(screen.getByRole('button', { name: '数量' }));
    await userEvent.click(screen.getByRole('button', { name: '数量' }));
    await waitFor(() => expect(order()).toEqual(['财政局', '教育局', '安监局']));
    expect(screen.getByRole('columnheader', { name: '数量' }).getAttribute('aria-sort')).toBe('descending');
    await userEvent.click(screen.getByRole('button', { name: '数量' }));
    await waitFor(() => expect(router.state.location.searchStr).toBe(''));
  });

  it('is searched from the address, and what hides everything can be taken away', async () => {
    const { router } = list('/?q=没有&f.state=open');
    expect((await screen.findByTestId('notice-empty')).textContent).toContain('没有符合条件');
    await userEvent.click(screen.getByRole('button', { name: '清除筛选' }));
    await screen.findByTestId('units');
    expect(router.state.location.searchStr).toBe('');
  });

  it('says what is missing where there is nothing at all', async () => {
    list('/', { rows: [] });
    expect((await screen.findByTestId('notice-empty')).textContent).toContain('还没有单位');
  });

  it('shows and hides columns by the address', async () => {
    const { router } = list();
    await screen.findByTestId('units');
    expect(screen.queryByRole('columnheader', { name: '代码' })).toBeNull();
    await userEvent.click(screen.getByTestId('units-columns'));
    await userEvent.click(screen.getByRole('checkbox', { name: '代码' }));
    expect(await screen.findByRole('columnheader', { name: '代码' })).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: '数量' }));
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: '数量' })).toBeNull());
    expect(router.state.location.searchStr).toBe('?cols=code%2Camount');
  });

  it('offers in bulk what fits, for the rows it fits', async () => {
    const { asked } = list();
    await screen.findByTestId('units');
    await userEvent.click(screen.getByRole('checkbox', { name: '全选' }));
    const bar = screen.getByTestId('units-bulk');
    expect(bar.textContent).toContain('已选 3 项');
    await userEvent.click(within(bar).getByRole('button', { name: '批准（其中 2 项可办理）' }));
    expect(asked).toHaveBeenCalledWith([rows[0], rows[2]]);
  });

  it('keeps a view under a name and comes back to it', async () => {
    const { router } = list('/?sort=-amount&f.state=open&region=qinghe');
    await screen.findByTestId('units');
    await userEvent.click(screen.getByTestId('units-views'));
    await userEvent.type(screen.getByRole('textbox', { name: '将当前筛选、排序和列保存为视图' }), '数量多的');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await userEvent.click(screen.getByRole('button', { name: '数量' }));
    await waitFor(() => expect(router.state.location.searchStr).not.toContain('sort'));
    await userEvent.click(screen.getByTestId('units-views'));
    await userEvent.click(screen.getByRole('button', { name: '数量多的' }));
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ sort: '-amount', 'f.state': 'open', region: 'qinghe' }),
    );
  });

  it('writes what is shown into a file, in the order shown', async () => {
    let blob: Blob | undefined;
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (one: Blob) => {
          blob = one;
          return 'blob:x';
        },
        revokeObjectURL: () => {},
      }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    list('/?sort=amount');
    await userEvent.click(await screen.findByTestId('units-export'));
    const reader = new FileReader();
    const read = new Promise((resolve) => reader.addEventListener('load', resolve));
    reader.readAsArrayBuffer(blob as Blob);
    await read;
    const bytes = new Uint8Array(reader.result as ArrayBuffer);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('单位,数量\r\n安监局,1\r\n教育局,2\r\n财政局,3\r\n');
  });
});

describe('a file for spreadsheets', () => {
  it.each([
    '=1+1',
    '+cmd',
    '-cmd',
    '@x',
    '＝1',
    '＋1x',
    '－x',
    '＠x',
    '\t=1',
    '﹦1',
    '﹢x',
    '﹣x',
    '﹫x',
    '\u22121x',
    '\u3000=1',
    '\u00a0=1',
    '\u200b=1',
  ])('holds nothing that would be calculated (%s)', (text) => expect(csv([[text]])).toContain(`'${text}`));

  it('leaves numbers alone, and puts quotes where they are needed', () => {
    expect(csv([['-1.5', '+3%', '12,000', 'a"b', 'a\nb']])).toBe('\uFEFF-1.5,+3%,"12,000","a""b","a\nb"\r\n');
  });
});

describe('names', () => {
  it('stand by pinyin, not by code', () => {
    expect(['卫生健康局', '财政局', '12345 热线', '教育局', '安监局'].sort(byName)).toEqual([
      '12345 热线',
      '安监局',
      '财政局',
      '教育局',
      '卫生健康局',
    ]);
  });
});

interface Body {
  name: string;
  share: { value: string };
}
const initial: Body = { name: '教育局', share: { value: '98.5' } };

function Example({
  send,
  reread,
  check,
}: {
  send: (values: Body, version: number | undefined) => Promise<unknown>;
  reread?: () => Promise<{ values: Body; version: number }>;
  check?: (values: Body) => { pointer: string; code: string; message: string }[];
}) {
  const form = useForm<Body>({
    name: 'test',
    initial,
    version: 3,
    send,
    ...(reread ? { reread } : {}),
    ...(check ? { check } : {}),
    onDone: () => {},
  });
  return (
    <FormFrame form={form} label="单位" submit="提交" names={{ '/name': '名称', '/share/value': '份额' }}>
      <TextField form={form} at="/name" name="名称" required />
      <TextField form={form} at="/share/value" name="份额" decimal required />
    </FormFrame>
  );
}
const submit = () => userEvent.click(screen.getByRole('button', { name: '提交' }));
const problem = (status: number, code: string, errors: Problem['errors'] = []) =>
  new Problem(status, '不行', undefined, undefined, code, errors);

describe('a form', () => {
  it('shows what is wrong at the field it concerns, goes there, and says nothing of it elsewhere', async () => {
    show(() => (
      <Example
        send={async () => {
          throw problem(422, 'malformed', [
            { pointer: '/share/value', code: 'not-a-decimal', message: '应为数字' },
          ]);
        }}
      />
    ));
    await screen.findByRole('form');
    await submit();
    const field = await screen.findByRole('textbox', { name: '份额' });
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(
      document.getElementById(field.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent,
    ).toBe('应为数字');
    expect(document.activeElement).toBe(field);
    expect(screen.queryByTestId('refusal')).toBeNull();
    await userEvent.type(field, '1');
    expect(field.getAttribute('aria-invalid')).toBe('false');
  });

  it('says above the buttons what concerns no field', async () => {
    show(() => (
      <Example
        send={async () => {
          throw problem(409, 'wrong-state', [{ pointer: null, code: 'wrong-state', message: '单位已撤销' }]);
        }}
      />
    ));
    await screen.findByRole('form');
    await submit();
    expect((await screen.findByTestId('refusal')).textContent).toContain('单位已撤销');
  });

  it('leads to the login itself after the session has ended, since a window may cover what the page says', async () => {
    show(() => (
      <Example
        send={async () => {
          throw problem(401, 'unauthenticated');
        }}
      />
    ));
    await screen.findByRole('form');
    await submit();
    const again = within(await screen.findByTestId('refusal')).getByRole('link', { name: '重新登录' });
    expect(again.getAttribute('href')).toMatch(/^\/login\?to=/);
  });

  it('sends nothing that is known to be wrong', async () => {
    const send = vi.fn(async () => {});
    show(() => (
      <Example send={send} check={() => [{ pointer: '/name', code: 'missing', message: '请填写名称' }]} />
    ));
    await screen.findByRole('form');
    await submit();
    expect(screen.getByText('请填写名称')).toBeTruthy();
    expect(send).not.toHaveBeenCalled();
  });

  it('keeps what was typed and not sent, and lets it be discarded', async () => {
    show(() => <Example send={async () => {}} />);
    await userEvent.type(await screen.findByRole('textbox', { name: '名称' }), '（新）');
    document.body.innerHTML = '';
    show(() => <Example send={async () => {}} />);
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: '名称' });
    expect(field.value).toBe('教育局（新）');
    await userEvent.click(within(screen.getByTestId('form-restored')).getByRole('button'));
    expect(field.value).toBe('教育局');
    expect(sessionStorage).toHaveLength(0);
  });

  it('shows a conflict field by field, and sends over it only when told to', async () => {
    const send = vi
      .fn<(values: Body, version: number | undefined) => Promise<unknown>>()
      .mockRejectedValueOnce(problem(412, 'stale-version'))
      .mockResolvedValueOnce({});
    const now = { name: '教育体育局', share: { value: '98.5' } };
    show(() => <Example send={send} reread={async () => ({ values: now, version: 4 })} />);
    await userEvent.type(await screen.findByRole('textbox', { name: '名称' }), '2');
    await submit();
    const conflict = await screen.findByTestId('conflict');
    const cells = within(conflict).getAllByRole('cell').slice(0, 3);
    expect(cells.map((one) => one.textContent)).toEqual(['教育局', '教育体育局', '教育局2']);
    await userEvent.click(within(conflict).getByRole('button', { name: '以我的填写覆盖' }));
    await waitFor(() => expect(send).toHaveBeenCalledTimes(2));
    expect(send).toHaveBeenLastCalledWith({ ...initial, name: '教育局2' }, 4);
  });

  it('takes over what somebody else wrote', async () => {
    const now = { name: '教育体育局', share: { value: '98.5' } };
    show(() => (
      <Example
        send={() => Promise.reject(problem(412, 'stale-version'))}
        reread={async () => ({ values: now, version: 4 })}
      />
    ));
    await screen.findByRole('form');
    await submit();
    await userEvent.click(await screen.findByRole('button', { name: '采用他人修改后的内容' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '名称' }).value).toBe('教育体育局');
    expect(screen.queryByTestId('conflict')).toBeNull();
  });

  it('reads and writes by pointers, also into lists', () => {
    const values = { rows: [{ a: '1' }, { a: '2' }], 'x/y': 3 };
    expect(valueAt(values, '/rows/1/a')).toBe('2');
    expect(valueAt(values, '/x~1y')).toBe(3);
    expect(withValue(values, '/rows/1/a', '9')).toEqual({ rows: [{ a: '1' }, { a: '9' }], 'x/y': 3 });
    expect(withValue({}, '/a/b', 1)).toEqual({ a: { b: 1 } });
  });
});

describe('a decision', () => {
  const decide = (more: Partial<Parameters<typeof Decision>[0]> = {}) => {
    const onDecide = vi.fn(async () => {});
    const onEnd = vi.fn();
    show(() => <Decision title="更名" act="确认" onDecide={onDecide} onEnd={onEnd} {...more} />);
    return { onDecide, onEnd };
  };
  const press = () => userEvent.click(screen.getByRole('button', { name: '确认' }));

  it('shows what was and what will be, and asks why', async () => {
    const { onDecide, onEnd } = decide({
      changes: [{ what: '名称', before: '教育局', after: '教育体育局' }],
      reason: 'required',
    });
    const changes = await screen.findByTestId('changes');
    expect(
      within(changes)
        .getAllByRole('cell')
        .map((one) => one.textContent),
    ).toEqual(['教育局', '教育体育局']);
    await press();
    expect(screen.getByText('请填写理由。')).toBeTruthy();
    expect(onDecide).not.toHaveBeenCalled();
    await userEvent.type(screen.getByRole('textbox', { name: '理由' }), ' 机构改革 ');
    await press();
    await waitFor(() => expect(onEnd).toHaveBeenCalledWith(true));
    expect(onDecide).toHaveBeenCalledWith('机构改革', expect.stringMatching(/.{8,}/));
  });

  it('cannot be taken by who may not, and says who may', async () => {
    decide({ who: { text: '须由另一人批准', barred: true } });
    expect((await screen.findByTestId('decision-who')).textContent).toBe('须由另一人批准');
    expect(screen.getByRole('button', { name: '确认' })).toHaveProperty('disabled', true);
  });

  it('stays open with what was typed when it is refused, and sends again under the same key', async () => {
    const keys: string[] = [];
    const { onEnd } = decide({
      reason: 'optional',
      onDecide: async (_, key) => {
        keys.push(key);
        throw problem(409, 'wrong-state');
      },
    });
    await userEvent.type(await screen.findByRole('textbox'), '备注');
    await press();
    expect(await screen.findByTestId('refusal')).toBeTruthy();
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('备注');
    await press();
    await waitFor(() => expect(keys).toHaveLength(2));
    expect(keys[0]).toBe(keys[1]);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('names what it will be done to', async () => {
    decide({ to: Array.from({ length: 10 }, (_, i) => `单位${i}`) });
    expect((await screen.findByRole('dialog')).textContent).toContain('涉及 10 项');
    expect(screen.getByText('另有 2 项')).toBeTruthy();
  });
});

describe('a chart', () => {
  it('is a table too, of the same figures, and can be looked at as one', async () => {
    show(() => (
      <Chart
        caption="走势"
        data={{
          of: '期间',
          labels: ['1月', '2月'],
          series: [{ name: '总分', kind: 'line', values: ['71.255', undefined], decimals: [2, 2] }],
        }}
      />
    ));
    const figure = await screen.findByRole('figure', { name: '走势' });
    const cells = () =>
      within(figure)
        .getAllByRole('cell')
        .map((one) => one.textContent);
    expect(cells()).toEqual(['71.26', '–']);
    await userEvent.click(within(figure).getByText('表'));
    expect(cells()).toEqual(['71.26', '–']);
    expect(figure.querySelector('.chart-picture')).toBeNull();
  });
});

describe('a history', () => {
  it('tells what each entry changed', () => {
    const entries = [
      { name: '甲', parent: 'x' },
      { name: '乙', reason: '更名' },
    ].map((data, i) => ({
      id: String(i),
      type: 'kaocheng.goals.unit-renamed.v1',
      sequence: String(i),
      journal: 'goals',
      data,
    }));
    expect(differences(entries)[1]).toEqual([{ key: 'name', before: '甲', after: '乙' }]);
    expect(eventOf('kaocheng.goals.unit-renamed.v1')).toBe('unit-renamed');
  });

  it('tells what changed also where the page has no name for it', async () => {
    const entry = (n: number, data: object) => ({
      ...{ id: `${n}`, type: 'kaocheng.goals.goal-revised.v1', sequence: `${n}`, journal: 'goals', data },
    });
    const say = sayingOf(i18next.getFixedT('zh-CN'), 'zh-CN', {
      ...{ unit: same, unitClass: same, indicator: same, person: same },
    });
    show(() => (
      <Entries
        entries={[entry(1, { title: '甲', basis: '一号文件' }), entry(2, { title: '乙', basis: '二号文件' })]}
        timeZone="Asia/Shanghai"
        names={{ title: '目标' }}
        people={same}
        say={say}
      />
    ));
    const changed = (await screen.findByTestId('history-2')).querySelector('.changes')?.textContent;
    expect(changed).toContain('目标：甲 → 乙');
    expect(changed).toContain('政策依据：一号文件 → 二号文件');
  });

  it('has words for every event that is described', async () => {
    const { texts } = await import('../src/i18n');
    const words = texts['zh-CN'].event as Record<string, string>;
    const described = readFileSync('../../../../docs/events.md', 'utf8').matchAll(
      /kaocheng\.[a-z]+\.([a-z-]+)\.v\d+/g,
    );
    for (const [, event = ''] of described) expect(words[event], event).toBeTruthy();
  });
});

describe('a window', () => {
  function Inside() {
    useReturnFocus();
    return <input ref={(one) => one?.focus()} />;
  }
  function Opener() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(!open)}>
          打开
        </button>
        {open && <Inside />}
      </>
    );
  }

  it('that is taken away gives the focus back to where it was opened', async () => {
    render(<Opener />);
    const button = screen.getByRole('button');
    button.focus();
    act(() => button.click());
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
    act(() => button.click());
    expect(screen.queryByRole('textbox')).toBeNull();
    await expect.poll(() => document.activeElement).toBe(button);
  });
});

describe('the pieces', () => {
  it('are all there in all their states, and axe finds nothing in them', async () => {
    render(<PiecesPage />);
    await screen.findByRole('heading', { name: 'Pieces' });
    const states = [...document.querySelectorAll('[data-piece]')].map((one) =>
      one.getAttribute('data-piece'),
    );
    expect(states).toEqual(
      expect.arrayContaining([
        'list',
        'form',
        'decision',
        'chart-trend',
        'history',
        'as-of-bar',
        'empty',
        'expired',
      ]),
    );
    const { violations } = await act(() =>
      axe.run(document.body, {
        // What is drawn only a browser knows: `npm run look`.
        rules: {
          'color-contrast': { enabled: false },
          'link-in-text-block': { enabled: false },
          region: { enabled: false },
        },
      }),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
