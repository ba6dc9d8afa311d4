// Answers from the examples that the descriptions (docs/openapi/*.json) give. What has no example is said by name.
import { merged } from '../scripts/descriptions.mjs';

const METHODS = ['get', 'post', 'put', 'delete', 'patch'];

/** Every place in a document by its method and the parts of its path. */
function placesOf(document) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      path,
      method,
      parts: path.split('/'),
      operation: item[method],
    })),
  );
}

const isOpen = (part) => part.startsWith('{');

/** How far a path is from the template: by how many open parts; nothing where it is not that one. */
function distance(parts, asked) {
  if (parts.length !== asked.length) return undefined;
  if (!parts.every((part, i) => isOpen(part) || part === asked[i])) return undefined;
  // A name is preferred to an open part, from the front on.
  return parts.map((part) => (isOpen(part) ? '1' : '0')).join('');
}

function resolve(document, node) {
  let at = node;
  while (at?.$ref)
    at = at.$ref
      .slice(2)
      .split('/')
      .reduce((inside, name) => inside?.[name.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  return at;
}

/** The example of a schema: its own, or put together from those of its parts; nothing where one is missing. */
function ofSchema(document, node, seen = []) {
  const schema = resolve(document, node);
  if (!schema || seen.includes(schema)) return undefined;
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.length > 0) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const deeper = [...seen, schema];
  const types = [schema.type].flat();
  if (types.includes('array') && schema.items) {
    const item = ofSchema(document, schema.items, deeper);
    return item === undefined ? undefined : [item];
  }
  const one = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (one) return ofSchema(document, one, deeper);
  if (schema.allOf) {
    const parts = schema.allOf.map((part) => ofSchema(document, part, deeper));
    return parts.includes(undefined) ? undefined : Object.assign({}, ...parts);
  }
  if (!schema.properties) return undefined;
  const whole = {};
  for (const [name, part] of Object.entries(schema.properties)) {
    const value = ofSchema(document, part, deeper);
    if (value !== undefined) whole[name] = value;
    else if (schema.required?.includes(name)) return undefined;
  }
  return whole;
}

function ofContent(document, content) {
  if (content?.example !== undefined) return content.example;
  const named = Object.values(content?.examples ?? {})[0];
  if (named) return resolve(document, named)?.value;
  return content?.schema && ofSchema(document, content.schema);
}

/**
 * What the description would answer: `{status, type, body}`. Where it has no such path, or no example, the answer is
 * a problem that says which is missing.
 */
export function examples(document = merged()) {
  const places = placesOf(document);
  return (method, path) => {
    const asked = path.split('/').map(decodeURIComponent);
    const found = places
      .filter((place) => place.method === method.toLowerCase())
      .map((place) => ({ ...place, far: distance(place.parts, asked) }))
      .filter((place) => place.far !== undefined)
      .sort((a, b) => a.far.localeCompare(b.far))[0];
    const missing = (status, detail) => ({
      status,
      type: 'application/problem+json',
      body: {
        type: `urn:problem:${status === 404 ? 'not-found' : 'no-example'}`,
        title: status === 404 ? 'Not described' : 'No example',
        status,
        detail,
        instance: path,
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        errors: [],
      },
    });
    if (!found) return missing(404, `docs/openapi describes no ${method.toUpperCase()} ${path}`);
    const status = Object.keys(found.operation.responses ?? {})
      .filter((code) => /^2\d\d$/.test(code))
      .sort()[0];
    const response = resolve(document, found.operation.responses?.[status]);
    const [type, content] = Object.entries(response?.content ?? {})[0] ?? [];
    if (status && !type) return { status: Number(status), type: 'application/json', body: undefined };
    const body = ofContent(document, content);
    if (body === undefined) {
      return missing(
        501,
        `docs/openapi gives no example for the answer ${status} of ${method.toUpperCase()} ${found.path}`,
      );
    }
    return { status: Number(status), type, body };
  };
}
