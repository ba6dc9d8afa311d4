import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const gateway = process.env.KAOCHENG_GATEWAY ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    proxy: { '/api': gateway, '/login': gateway, '/logout': gateway },
  },
  build: {
    // Maven puts the pages among the gateway's resources; by hand they land in dist.
    outDir: process.env.KAOCHENG_WEBUI_OUT || 'dist',
    emptyOutDir: !process.env.KAOCHENG_WEBUI_OUT,
    assetsDir: 'assets',
    manifest: 'assets/manifest.json',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'antd',
              test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-[a-z-]+|@emotion|stylis)[\\/]/,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    sequence: { shuffle: true },
    testTimeout: 15_000,
  },
});
