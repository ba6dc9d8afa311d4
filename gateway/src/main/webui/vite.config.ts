import { rmSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { pagePaths } from './scripts/pages.mjs';
import Counts from './test/counts';

const gateway = process.env.KAOCHENG_GATEWAY ?? 'http://127.0.0.1:8080';

// Maven puts the pages among the gateway's resources; by hand they land in dist.
const out = process.env.KAOCHENG_WEBUI_OUT || 'dist';
const assets = 'assets';

// Where Maven wants to know how many tests there were; by hand nobody counts.
const counts = process.env.KAOCHENG_WEBUI_COUNTS;

export default defineConfig({
  plugins: [
    react(),
    {
      // Other resources may lie beside the pages; of these only what an earlier build left is cleared away.
      name: 'clear-earlier-assets',
      apply: 'build',
      buildStart: () => rmSync(join(out, assets), { recursive: true, force: true }),
    },
    {
      // The gateway answers 404 where an address is none of these.
      name: 'list-pages',
      apply: 'build',
      generateBundle() {
        this.emitFile({
          type: 'asset',
          fileName: `${assets}/pages.txt`,
          source: `${pagePaths().join('\n')}\n`,
        });
      },
    },
  ],
  server: {
    host: '127.0.0.1',
    proxy: { '/api': gateway, '/login': gateway, '/logout': gateway },
  },
  build: {
    outDir: out,
    emptyOutDir: false,
    assetsDir: assets,
    manifest: 'assets/manifest.json',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
            {
              name: 'antd',
              priority: 1,
              test: /node_modules[\\/](antd[\\/](?!es[\\/](input|modal|checkbox|grid|form)[\\/])|@ant-design|@rc-component[\\/](?!form|dialog|input|checkbox|textarea|async-validator)|@emotion|stylis)/,
            },
            // What only forms and decisions need is loaded with the first page that has one.
            { name: 'forms', test: /node_modules[\\/](antd|@rc-component)[\\/]/ },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    reporters: counts ? ['default', new Counts(counts)] : ['default'],
    sequence: { shuffle: true },
    testTimeout: 40_000,
    // As long as test/setup.ts lets the library wait.
    expect: { poll: { timeout: 8_000 } },
  },
});
