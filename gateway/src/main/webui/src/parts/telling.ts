/** How what is recorded is told: what its fields are called, what their values are, and what has words of its own. */
export interface Saying {
  /** A field by its name; what it is called may depend on the field or the kind of entry that it stands in. */
  field: (key: string, within?: string) => string;
  value: (key: string, text: string) => string;
  /** A rule, a formula or the lines of a light as the pages tell it; nothing of everything else. */
  whole: (key: string, value: object) => string | undefined;
  /** What a thing calls itself, in the language of the page. */
  name: (thing: { name?: string | null; nameEn?: string | null }) => string | undefined;
  colon: string;
  comma: string;
  none: string;
}

/** One thing that was said or has become another. */
export interface Told {
  /** Told apart by it from what else is told of the same field. */
  id: string;
  /** Where it stands, as far as that has names. */
  what: string;
  before?: string;
  after: string;
}

interface Part {
  what: string;
  text: string;
  /** What the thing it stands in is called by anyway. */
  name: boolean;
}

/** Fields that only hold others. */
const HOLDING = new Set(['definition', 'tree', 'children']);
/** By the first of these that a thing has it is told apart from those beside it. */
const IDENTIFYING = [
  ...['indicator', 'code', 'unit', 'unitClass', 'period', 'grade', 'group', 'reason', 'scheme', 'path', 'at'],
  'kind',
];

type Thing = Readonly<Record<string, unknown>>;

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function partsOf(key: string, value: unknown, say: Saying, entry?: string): Map<string, Part> {
  const parts = new Map<string, Part>();
  const put = (ids: readonly string[], names: readonly string[], text: string, name = false) => {
    // What is called as what it stands in is not said twice.
    const what = names.filter((one, i) => one !== names[i - 1]).join(' / ');
    parts.set(ids.join('/'), { what, text, name });
  };
  const lay = (
    key: string,
    value: unknown,
    ids: readonly string[],
    names: readonly string[],
    within: string | undefined,
  ): void => {
    if (value === undefined || value === null) return;
    const here = [...ids, key];
    const called = HOLDING.has(key) && typeof value === 'object' ? names : [...names, say.field(key, within)];
    if (Array.isArray(value)) {
      if (value.some(isThing)) {
        value.forEach((one, i) => {
          if (isThing(one)) each(key, one, i, here, called);
        });
      } else if (value.length > 0) {
        put(here, called, value.map((one) => say.value(key, String(one))).join(say.comma));
      }
    } else if (isThing(value)) {
      const words = say.whole(key, value);
      if (words !== undefined) put(here, called, words);
      else if (key === 'tree') each(key, value, 0, here, called);
      else for (const [part, one] of Object.entries(value)) lay(part, one, here, called, key);
    } else {
      put(here, called, say.value(key, String(value)), key === 'name');
    }
  };
  const each = (
    key: string,
    one: Thing,
    i: number,
    ids: readonly string[],
    names: readonly string[],
  ): void => {
    const by = IDENTIFYING.find(
      (name) => typeof one[name] === 'string' && !(name === 'kind' && one.kind === 'own'),
    );
    const id = by ? String(one[by]) : String(i + 1);
    const name = say.name(one) ?? (by ? say.value(by, id) : `${i + 1}`);
    const left = Object.entries(one).filter(
      ([part]) => part !== by && !(key === 'children' && part === 'kind'),
    );
    const [ownIds, ownNames] = [
      [...ids, id],
      [...names, name],
    ];
    for (const [part, value] of left) {
      if (key === 'tree' && part === 'kind') continue;
      lay(part, value, ownIds, ownNames, key);
    }
    // A thing of which nothing else is said is there all the same.
    if (left.length === 0) put(ownIds, names, name);
  };
  lay(key, value, [], [], entry);
  return parts;
}

/** What a field said before and says now, by its parts: only those that are not the same. */
export function told(key: string, before: unknown, after: unknown, say: Saying, entry?: string): Told[] {
  const [was, is] = [partsOf(key, before, say, entry), partsOf(key, after, say, entry)];
  const now = [...is].flatMap(([id, { what, text, name }]): Told[] => {
    const then = was.get(id);
    if (!then) return name && before === undefined && what.includes(' / ') ? [] : [{ id, what, after: text }];
    return then.text === text ? [] : [{ id, what, before: then.text, after: text }];
  });
  const gone = [...was]
    .filter(([id]) => !is.has(id))
    .map(([id, { what, text }]): Told => ({ id, what, before: text, after: say.none }));
  return [...now, ...gone];
}

/** The same in one line. */
export const toldInLine = (lines: readonly Told[], say: Saying): string =>
  lines
    .map(
      ({ what, before, after }) => `${what}${say.colon}${before === undefined ? '' : `${before} → `}${after}`,
    )
    .join('; ');
