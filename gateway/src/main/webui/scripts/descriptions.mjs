// The services' descriptions of their APIs (docs/openapi/*.json) as one document, as the gateway serves it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../../../docs/openapi');

export function descriptions() {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => ({
    service: file.slice(0, -'.json'.length),
    document: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')),
  }));
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The document with such components renamed as others have, differently, under the same name. */
function withOwnNames(service, document, components) {
  const renamed = new Map();
  const copy = structuredClone(document);
  for (const [kind, all] of Object.entries(document.components ?? {})) {
    for (const [name, one] of Object.entries(all)) {
      const there = components[kind]?.[name];
      if (there === undefined || same(there, one)) continue;
      renamed.set(`${kind}/${name}`, `${name}.${service}`);
      copy.components[kind][`${name}.${service}`] = one;
      delete copy.components[kind][name];
    }
  }
  if (renamed.size === 0) return copy;
  const text = JSON.stringify(copy).replace(/#\/components\/([A-Za-z]+)\/([^"/]+)/g, (found, kind, name) => {
    const other = renamed.get(`${kind}/${name}`);
    return other ? `#/components/${kind}/${other}` : found;
  });
  return JSON.parse(text);
}

/** Where services answer one path, each for names of its own (journals, positions), the names add up. */
export function merged(of = descriptions()) {
  const paths = {};
  const components = {};
  const operations = new Set();
  // Unique within a service, as it has to be in the whole: the second one says whose it is.
  const named = (service, operation) => {
    if (operations.has(operation.operationId)) operation.operationId += `.${service}`;
    operations.add(operation.operationId);
  };
  for (const { service, document } of of) {
    const own = withOwnNames(service, document, components);
    for (const [kind, all] of Object.entries(own.components ?? {})) {
      components[kind] = { ...components[kind], ...all };
    }
    for (const [path, item] of Object.entries(own.paths)) {
      if (!paths[path]) {
        paths[path] = item;
        for (const operation of Object.values(item)) named(service, operation);
        continue;
      }
      for (const [method, operation] of Object.entries(item)) {
        const there = paths[path][method];
        if (!there) {
          paths[path][method] = operation;
          named(service, operation);
          continue;
        }
        for (const parameter of there.parameters ?? []) {
          const other = operation.parameters?.find(
            (one) => one.in === parameter.in && one.name === parameter.name,
          );
          if (parameter.schema?.enum && other?.schema?.enum) {
            parameter.schema.enum = [...new Set([...parameter.schema.enum, ...other.schema.enum])];
          }
        }
      }
    }
  }
  return { openapi: '3.1.0', info: { title: 'Kaocheng', version: 'v1' }, paths, components };
}
