import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { DISPLAY_ROUNDING, everyNode, mark, shownValue, treeOf } from '../src/features/scores/unit/tree';
import { WhyTree } from '../src/features/scores/unit/WhyTree';
import { isDecimal, sum } from '../src/format/decimal';
import { derivation } from './figures';

const names = {
  unit: (code: string) => (code === 'liuhe-town' ? '柳河镇' : code),
  indicator: (code: string) => (code === 'roads' ? '农村公路' : code),
  block: (code: string) => code,
};

function show(at?: string) {
  const onSource = vi.fn();
  render(<WhyTree derivation={derivation} label="得分由来" names={names} at={at} onSource={onSource} />);
  return onSource;
}

const rows = () => screen.getAllByTestId('why-row');
const row = (text: string) => {
  const found = rows().find((one) => one.textContent?.includes(text));
  if (!found) throw new Error(`no row says ${text}`);
  return found;
};
const focused = () => document.activeElement?.textContent ?? '';

describe('the reasons of a score', () => {
  it.each([false, true])('add up as they are shown, whether in all digits (%s) or not', (exact) => {
    for (const { node, children } of everyNode(treeOf(derivation, exact))) {
      const parts = children.map((child) => mark(child.node.contribution, exact)).filter(isDecimal);
      if (parts.length > 0) expect(Number(sum(parts)), node.kind).toBe(Number(mark(node.value, exact)));
    }
  });

  it('say by a line of its own what is lost in showing fewer digits, and only then', () => {
    const lines = (exact: boolean) =>
      everyNode(treeOf(derivation, exact)).filter(({ node }) => node.kind === DISPLAY_ROUNDING);
    // 90.20 in two decimals is 45.10 + 45.10: nothing to say.
    expect(lines(false).map(({ node }) => node.contribution)).toEqual([]);
    const thirds = {
      ...derivation,
      value: '1',
      children: ['0.3333333', '0.3333333', '0.3333334'].map((contribution) => ({
        kind: 'rule',
        value: contribution,
        contribution,
        sentence: { 'zh-CN': '', en: '' },
      })),
    };
    const line = treeOf(thirds, false).children.at(-1)?.node;
    expect(line).toMatchObject({ kind: DISPLAY_ROUNDING, contribution: '0.01' });
    expect(treeOf(thirds, true).children).toHaveLength(3);
  });

  it('are open down to the indicators, and say level, place and state of each row', () => {
    show();
    expect(rows().map((one) => [one.dataset.kind, one.getAttribute('aria-level')])).toEqual([
      ['published', '1'],
      ['total', '2'],
      ['block', '3'],
      ['indicator', '4'],
      ['indicator', '4'],
      ['scheme', '2'],
    ]);
    expect(row('农村公路').getAttribute('aria-expanded')).toBe('false');
    expect(row('农村公路').getAttribute('aria-setsize')).toBe('2');
    expect(row('water').getAttribute('aria-posinset')).toBe('2');
    // What cannot be opened does not say that it is closed.
    expect(row('water').hasAttribute('aria-expanded')).toBe(false);
    expect(screen.getByRole('treegrid', { name: '得分由来' })).toBeTruthy();
  });

  it('name things instead of repeating their codes', () => {
    show();
    expect(row('农村公路').textContent).toContain('农村公路');
    expect(row('农村公路').textContent).toContain('得 90.20 分（满分 100）');
    expect(row('农村公路').textContent).not.toContain('roads');
  });

  it('are walked with the arrow keys', async () => {
    const user = userEvent.setup();
    show();
    expect(rows().filter((one) => one.tabIndex === 0)).toHaveLength(1);
    rows()[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(focused()).toContain('农村公路');
    await user.keyboard('{ArrowRight}');
    expect(row('农村公路').getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{ArrowRight}');
    expect(focused()).toContain('完成率');
    await user.keyboard('{Enter}{ArrowRight}');
    expect(focused()).toContain('202606 报送 9');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(row('完成率').getAttribute('aria-expanded')).toBe('false');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(row('农村公路').getAttribute('aria-expanded')).toBe('false');
    await user.keyboard('{End}');
    expect(focused()).toContain('考核方案');
    await user.keyboard('{ArrowDown}');
    expect(focused()).toContain('考核方案');
    await user.keyboard('{Home}{ArrowUp}');
    expect(focused()).toContain('柳河镇');
    expect(rows().filter((one) => one.tabIndex === 0)).toHaveLength(1);
  });

  it('open at the indicator that is asked for', () => {
    show('roads');
    expect(focused()).toContain('农村公路');
    expect(row('农村公路').getAttribute('aria-expanded')).toBe('true');
  });

  it('lead to the entries they come from', async () => {
    const user = userEvent.setup();
    const onSource = show();
    await user.click(screen.getByRole('button', { name: '全部展开' }));
    await user.click(within(row('202606 报送 9')).getByRole('button', { name: /monitoring@48213/ }));
    expect(onSource).toHaveBeenCalledWith('monitoring@48213');
  });

  it('are shown to the last digit on demand', async () => {
    const user = userEvent.setup();
    show();
    expect(row('总分').textContent).toContain('90.20');
    expect(rows().some((one) => one.dataset.kind === 'rounding')).toBe(false);
    await user.click(screen.getByText('显示全部位数和尾差'));
    expect(rows().some((one) => one.dataset.kind === 'rounding')).toBe(true);
    const cells = within(row('总分')).getAllByRole('gridcell');
    expect(cells.at(-1)?.textContent).toBe('90.2003');
  });

  it('say a value once, and what a weight comes to where others do not count', () => {
    const tree = treeOf(
      {
        kind: 'block',
        value: '80',
        sentence: derivation.sentence,
        children: [
          {
            kind: 'indicator',
            code: 'a',
            value: '80',
            weight: '40',
            contribution: '80',
            sentence: derivation.sentence,
          },
          { kind: 'indicator', code: 'b', weight: '60', sentence: derivation.sentence },
        ],
      },
      false,
    );
    expect(tree.children.map((one) => Number(one.effective))).toEqual([100, Number.NaN]);
    expect(
      shownValue({ kind: 'rule', value: '80', contribution: '80.001', sentence: derivation.sentence }, false),
    ).toBeUndefined();
    const nothing = { kind: 'indicator', value: '0', weight: '5', contribution: '0.00' };
    expect(shownValue({ ...nothing, sentence: derivation.sentence }, false)).toBe('0.00');
    expect(shownValue({ kind: 'target', value: '97', sentence: derivation.sentence }, false, '%')).toBe(
      '97%',
    );
  });
});
