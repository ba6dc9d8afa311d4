import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TOURED } from '../src/frame/tour';
import { texts } from '../src/i18n';
import { open } from './open';

const of = '/api/v1/regions/qinghe';
const shown = (role: string) => ({
  'GET /api/v1/session': {
    person: { subject: 's', name: '李敏', roles: [role], regions: ['qinghe'], units: ['*'] },
  },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  [`GET ${of}/scores`]: { items: [] },
});

beforeEach(() => {
  localStorage.clear();
  // Nothing has a place in jsdom; here everything has one.
  vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList);
});
afterEach(() => vi.restoreAllMocks());

const tour = () => screen.findByTestId('tour');
const says = async (text: string) => waitFor(async () => expect((await tour()).textContent).toContain(text));

describe('the tour', () => {
  it.each(['leader', 'department', 'operator'])('shows a %s about at the first visit', async (role) => {
    open('/?region=qinghe', shown(role));
    await says('您的工作台');
    const steps = Number(/共 (\d) 步/.exec((await tour()).textContent ?? '')?.[1]);
    expect(steps).toBeGreaterThanOrEqual(4);
    expect(steps).toBeLessThanOrEqual(6);
    for (let i = 0; i < steps; i++) await userEvent.click(screen.getByTestId('tour-next'));
    expect(screen.queryByTestId('tour')).toBeNull();
  });

  it('leaves the focus where it is until it is walked through, and is walked by keys', async () => {
    open('/?region=qinghe', shown('office'));
    await says('您的工作台');
    expect(document.activeElement).toBe(document.body);
    await userEvent.click(screen.getByTestId('tour-next'));
    await says('全部页面');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('tour')));
    await userEvent.keyboard('{ArrowLeft}');
    await says('您的工作台');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByTestId('tour')).toBeNull();
  });

  it('does not come again once it was closed, and is found again in the help', async () => {
    open('/?region=qinghe', shown('office'));
    await userEvent.click(within(await tour()).getByTestId('tour-close'));
    cleanup();
    const { router } = open('/help?region=qinghe', shown('office'));
    await userEvent.click(await screen.findByTestId('tour-again'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
    await says('您的工作台');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('tour')));
    // That it was asked for ends with it; what was not closed would be asked for in the next test.
    await userEvent.click(screen.getByTestId('tour-close'));
  });

  it('comes once for each role', async () => {
    open('/?region=qinghe', shown('office'));
    await userEvent.click(within(await tour()).getByTestId('tour-close'));
    cleanup();
    open('/?region=qinghe', shown('leader'));
    await says('您的工作台');
    await userEvent.click(within(await tour()).getByTestId('tour-close'));
    for (const role of ['office', 'leader']) {
      cleanup();
      open('/?region=qinghe', shown(role));
      await screen.findByRole('heading', { level: 1 });
      expect(screen.queryByTestId('tour')).toBeNull();
    }
  });

  it('has words for every role', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { role } = (texts[language] as unknown as { tour: { role: Record<string, string> } }).tour;
      expect(Object.keys(role).sort()).toEqual([...TOURED].sort());
    }
  });

  it('has its outline around what it points at, also once that has grown', async () => {
    const sizes = new Map<Element, () => void>();
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(private readonly on: () => void) {}
        observe(one: Element) {
          sizes.set(one, this.on);
        }
        unobserve() {}
        disconnect() {}
      },
    );
    let height = 100;
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(
      () => new DOMRect(10, 20, 300, height),
    );
    open('/?region=qinghe', shown('office'));
    await tour();
    const ring = document.querySelector<HTMLElement>('.tour-ring');
    expect(ring?.style.height).toBe('108px');
    height = 260;
    act(() => sizes.get(screen.getByTestId('tile-tasks'))?.());
    expect(ring?.style.height).toBe('268px');
  });
});
