// The paths of the page's pages, and those that lead on to one, as the features' routes say them. The build writes
// them beside the page, so that the gateway knows which addresses are none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FEATURES = join(import.meta.dirname, '../src/features');

export function pagePaths() {
  const paths = readdirSync(FEATURES).flatMap((feature) =>
    [
      ...readFileSync(join(FEATURES, feature, 'routes.ts'), 'utf8').matchAll(/\b(?:path|from): '([^']+)'/g),
    ].map((found) => found[1]),
  );
  return [...new Set(paths)].sort();
}
