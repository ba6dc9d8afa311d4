// Writes src/api/schema.ts, the types of everything the API takes and answers, from docs/openapi/*.json.
//   node scripts/api.mjs            writes it
//   node scripts/api.mjs --check    fails where the committed one is another
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { merged } from './descriptions.mjs';

const FILE = fileURLToPath(new URL('../src/api/schema.ts', import.meta.url));
const HEAD = '// Made from docs/openapi/*.json by `npm run api`; not to be changed by hand.\n\n';

const types = HEAD + astToString(await openapiTS(merged(), { alphabetize: true }));
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, types);
} else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== types) {
  console.error('src/api/schema.ts is not what docs/openapi/*.json says: `npm run api` writes it anew.');
  process.exit(1);
}
