// Writes src/api/schema.ts, the types of everything the API takes and answers, from docs/openapi/*.json, and
// src/api/policy.ts, who may do what, from docs/roles.md.
//   node scripts/api.mjs            writes them
//   node scripts/api.mjs --check    fails where a committed one is another
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { merged } from './descriptions.mjs';
import { policyModule } from './policy.mjs';

const HEAD = '// Made from docs/openapi/*.json by `npm run api`; not to be changed by hand.\n\n';

const made = {
  'src/api/schema.ts': HEAD + astToString(await openapiTS(merged(), { alphabetize: true })),
  'src/api/policy.ts': policyModule(),
};
for (const [path, text] of Object.entries(made)) {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${path} is not what docs says: \`npm run api\` writes it anew.`);
    process.exitCode = 1;
  }
}
