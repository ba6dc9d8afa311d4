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
