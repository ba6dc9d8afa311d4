import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { examples } from '../mock/examples.mjs';
import { merged } from '../scripts/descriptions.mjs';

const json = (content: object) => ({ description: '', content: { 'application/json': content } });
const UNIT = {
  type: 'object',
  required: ['unit', 'since'],
  properties: {
    unit: { type: 'string', examples: ['edu-bureau'] },
    since: { $ref: '#/components/schemas/Day' },
    note: { type: 'string' },
  },
};
const DESCRIPTION = {
  openapi: '3.1.0',
  paths: {
    '/api/units': {
      get: {
        responses: { 200: json({ schema: { type: 'array', items: { $ref: '#/components/schemas/Unit' } } }) },
      },
      post: { responses: { 201: json({ schema: UNIT, example: { unit: 'new' } }), 400: json({}) } },
    },
    '/api/units/{unit}': { get: { responses: { 200: json({ schema: { type: 'string' } }) } } },
    '/api/units/all': {
      get: { responses: { 200: json({ examples: { one: { value: { count: 3 } } } }) } },
    },
    '/api/units/{unit}/end': { post: { responses: { 204: { description: '' } } } },
  },
  components: { schemas: { Unit: UNIT, Day: { type: 'string', examples: ['2026-01-01'] } } },
};
const answer = examples(DESCRIPTION);

describe('the mock', () => {
  it('answers with the example, or with one made from those of its parts', () => {
    expect(answer('GET', '/api/units')).toMatchObject({
      status: 200,
      body: [{ unit: 'edu-bureau', since: '2026-01-01' }],
    });
    expect(answer('POST', '/api/units')).toMatchObject({ status: 201, body: { unit: 'new' } });
    expect(answer('POST', '/api/units/x/end')).toMatchObject({ status: 204, body: undefined });
  });

  it('prefers a name to an open part', () => {
    expect(answer('GET', '/api/units/all')).toMatchObject({ body: { count: 3 } });
  });

  it('names the example that is missing, and the path that is not described', () => {
    expect(answer('GET', '/api/units/x')).toMatchObject({
      status: 501,
      type: 'application/problem+json',
      body: { detail: 'docs/openapi gives no example for the answer 200 of GET /api/units/{unit}' },
    });
    expect(answer('GET', '/api/nothing')).toMatchObject({
      status: 404,
      body: { detail: 'docs/openapi describes no GET /api/nothing' },
    });
  });

  it('knows every path of the services', () => {
    const document = merged();
    const known = examples(document);
    for (const [path, item] of Object.entries(document.paths)) {
      for (const method of Object.keys(item)) {
        if (method === 'get' || method === 'post') {
          expect(known(method, path.replace(/\{[^}]+\}/g, 'x')).status, path).not.toBe(404);
        }
      }
    }
  });
});

describe('the figures of the mock', () => {
  const document = merged();
  interface Schema {
    $ref?: string;
    required?: string[];
    properties?: Record<string, Schema>;
    items?: Schema;
  }
  interface Operation {
    responses: Record<number, { content?: Record<string, { schema: Schema }> }>;
  }
  const resolved = (schema: Schema): Schema =>
    schema.$ref
      ? (schema.$ref
          .slice(2)
          .split('/')
          .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as Schema)
      : schema;
  /** What an answer lacks of what its description requires. */
  const lacks = (value: unknown, of: Schema, at: string): string[] => {
    const schema = resolved(of);
    if (Array.isArray(value)) return value.slice(0, 3).flatMap((one) => lacks(one, schema.items ?? {}, at));
    if (typeof value !== 'object' || value === null || !schema.properties) return [];
    const missing = (schema.required ?? []).filter((key) => !(key in value)).map((key) => `${at}/${key}`);
    const deeper = Object.entries(schema.properties).flatMap(([key, one]) =>
      lacks((value as Record<string, unknown>)[key], one, `${at}/${key}`),
    );
    return [...new Set([...missing, ...deeper])];
  };

  it('have all that the descriptions require', async () => {
    const server = spawn('node', ['mock/server.mjs'], { env: { ...process.env, PORT: '0' } });
    try {
      const [line] = (await once(server.stdout, 'data')) as [Buffer];
      const values: Record<string, string> = {
        region: 'qinghe',
        unitClass: 'township',
        class: 'township',
        period: '202606',
        unit: 'liuhe-town',
        indicator: 'roads',
      };
      const wrong: string[] = [];
      for (const [path, { get }] of Object.entries<{ get?: Operation }>(document.paths)) {
        const schema = get?.responses[200]?.content?.['application/json']?.schema;
        if (!schema || path.includes('stream')) continue;
        const services = path.includes('{service}') ? ['goals', 'evaluation'] : ['goals'];
        for (const service of services) {
          const asked = path.replace(/\{([^}]+)\}/g, (_, name) => values[name] ?? service);
          const answer = await fetch(`${line.toString().trim()}${asked}`, {
            headers: { Cookie: 'mock=office' },
          });
          if (answer.ok) wrong.push(...lacks(await answer.json(), schema, asked));
        }
      }
      expect(wrong).toEqual([]);
    } finally {
      server.kill();
    }
  });
});

describe('descriptions of several services', () => {
  const of = (service: string, names: string[], schema: object) => ({
    service,
    document: {
      paths: {
        '/api/positions/{service}': {
          get: {
            parameters: [{ in: 'path', name: 'service', schema: { enum: names } }],
            responses: { 200: json({ schema: { $ref: '#/components/schemas/Position' } }) },
          },
        },
        [`/api/${service}`]: {
          get: { responses: { 200: json({ schema: { $ref: '#/components/schemas/Position' } }) } },
        },
      },
      components: { schemas: { Position: schema } },
    },
  });

  it('become one, in which nothing of one is taken for something of another', () => {
    const document = merged([
      of('one', ['one'], { type: 'string' }),
      of('two', ['two', 'three'], { type: 'integer' }),
    ]);
    expect(document.paths['/api/positions/{service}'].get.parameters[0].schema.enum).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(document.components.schemas).toEqual({
      Position: { type: 'string' },
      'Position.two': { type: 'integer' },
    });
    expect(document.paths['/api/two'].get.responses[200].content['application/json'].schema.$ref).toBe(
      '#/components/schemas/Position.two',
    );
  });
});
