import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Writes how many tests passed, failed and were skipped for the sum of the whole build, in the form of
 * CountingListener in libs/testcounts: `started` until the run is over.
 */
export default class Counts implements Reporter {
  private readonly file: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, 'webui.txt');
  }

  onTestRunStart(): void {
    writeFileSync(this.file, 'started\n');
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    // A file that cannot be read has no tests, and an error outside of all tests belongs to none.
    let failed = unhandled.length;
    let passed = 0;
    let skipped = 0;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        switch (test.result().state) {
          case 'passed':
            passed++;
            break;
          case 'skipped':
            skipped++;
            break;
          case 'failed':
          case 'pending':
            failed++;
            break;
        }
      }
    }
    writeFileSync(this.file, `${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}
