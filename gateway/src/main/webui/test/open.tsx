import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { vi } from 'vitest';
import { examples } from '../mock/examples.mjs';
import { newQueryClient } from '../src/api/queries';
import { newRouter } from '../src/frame/router';

const described = examples();

export interface Asked {
  method: string;
  path: string;
  query: string;
  body: unknown;
  /** The version a change was sent for, where it was. */
  ifMatch?: string;
}

/** What is answered instead of the example: a body, or a whole response. */
export type Answers = Record<string, unknown>;

interface Recorded {
  id?: string;
  journal?: string;
  entries?: Recorded[];
}

/** An entry is of the journal that is asked for, and no two journals hold the same one. */
function ofJournal(path: string, body: unknown): unknown {
  const journal = /\/journals\/([a-z-]+)\//.exec(path)?.[1];
  if (!journal || typeof body !== 'object' || body === null) return body;
  const one = body as Recorded;
  if (one.entries) return { ...one, entries: one.entries.map((entry) => ofJournal(path, entry)) };
  return one.journal ? { ...one, journal, id: `${journal} ${one.id}` } : one;
}

/** Opens the page at the address; asked for is answered as said here, else by the examples of docs/openapi. */
export function open(address: string, answers: Answers = {}) {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (target: string, init: RequestInit = {}) => {
    const { pathname: path, search: query } = new URL(target, 'http://page');
    const method = init.method ?? 'GET';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const ifMatch = new Headers(init.headers).get('If-Match');
    asked.push({ method, path, query, body, ...(ifMatch === null ? {} : { ifMatch }) });
    const said = answers[`${method} ${path}`];
    const answer = typeof said === 'function' ? (said() as unknown) : said;
    if (answer instanceof Response) return answer.clone();
    if (answer !== undefined) return Response.json(answer);
    const example = described(method, path);
    return Response.json(ofJournal(path, example.body) ?? null, { status: example.status });
  });
  const router = newRouter(createMemoryHistory({ initialEntries: [address] }));
  const client = newQueryClient();
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { asked, router, client };
}

/** A refusal as the services write it. */
export const refusal = (status: number, code: string, title: string) =>
  Response.json({ type: `urn:problem:${code}`, title, status, errors: [] }, { status });
