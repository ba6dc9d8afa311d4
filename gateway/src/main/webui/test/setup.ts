import { format } from 'node:util';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, expect, vi } from 'vitest';
import { startI18n } from '../src/i18n';

startI18n('zh-CN');

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 8_000 });

// What jsdom has not.
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => {},
  removeEventListener: () => {},
  addListener: () => {},
  removeListener: () => {},
}));
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);

// jsdom reads every rule of every style sheet for each style that is asked for, and antd has thousands: most of a test's
// time. What a test wants to know is whether something is shown, and that stands in the element's own style or class.
const shown = (element: Element) => !/(^|[\s])\S*-hidden(\s|$)/.test(element.getAttribute('class') ?? '');
window.getComputedStyle = (element: Element) => {
  const { style } = element as HTMLElement;
  return new Proxy(style, {
    get: (of, key) => {
      if (key === 'getPropertyValue')
        return (name: string) =>
          of.getPropertyValue(name) || (name === 'display' && !shown(element) ? 'none' : '');
      if (key === 'display') return of.display || (shown(element) ? 'block' : 'none');
      if (key === 'visibility') return of.visibility || 'visible';
      const value = Reflect.get(of, key);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
};

// Rows that React cannot tell from each other are lost or doubled when the table changes, and what antd deprecates is
// gone in its next version: faults, not remarks.
const faults: string[] = [];
const { error } = console;
console.error = (...said: unknown[]) => {
  const text = format(...said);
  if (/two children with the same key|unique "key" prop|\[antd: .*deprecated/.test(text))
    faults.push(text.slice(0, 200));
  else error(...said);
};

afterEach(() => {
  cleanup();
  expect(faults.splice(0)).toEqual([]);
  // What one test typed and did not send is no draft of the next one, in whatever order they run.
  localStorage.clear();
  sessionStorage.clear();
});
