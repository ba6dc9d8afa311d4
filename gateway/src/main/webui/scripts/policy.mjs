// Who may do what, read from docs/roles.md, which is printed from the table the services ask (libs/policy).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TABLE = join(import.meta.dirname, '../../../../../docs/roles.md');

const cells = (line) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** By action, the relations in which each role may: `{'read-scores': {leader: ['region'], …}}`. */
export function policy() {
  const lines = readFileSync(TABLE, 'utf8').split('\n');
  const head = lines.findIndex((line) => line.startsWith('| Action |'));
  if (head < 0) throw new Error(`${TABLE} has no table of actions`);
  const [, , ...roles] = cells(lines[head]);
  const table = {};
  for (const line of lines.slice(head + 2)) {
    if (!line.startsWith('|')) break;
    const [action, , ...granted] = cells(line);
    const of = {};
    roles.forEach((role, i) => {
      if (granted[i]) of[role] = granted[i].split(', ');
    });
    table[action.replaceAll('`', '')] = of;
  }
  return table;
}

/** The module of the page that says it: each action with its relations, each with the roles. */
export function policyModule(table = policy()) {
  const lines = Object.entries(table).map(([action, of]) => {
    const relations = {};
    for (const [role, some] of Object.entries(of)) {
      for (const relation of some) relations[relation] = [...(relations[relation] ?? []), role];
    }
    const text = Object.entries(relations)
      .map(
        ([relation, roles]) =>
          `${relation.replaceAll("'", '') === relation ? `'${relation}'` : `"${relation}"`}: '${roles.join(' ')}'`,
      )
      .join(', ');
    return `  '${action}': { ${text} },`;
  });
  return [
    '// Made from docs/roles.md by `npm run api`; not to be changed by hand.',
    '',
    '/** Which roles may do what, by the relation in which they may. */',
    'export const POLICY = {',
    ...lines,
    '} as const;',
    '',
  ].join('\n');
}
