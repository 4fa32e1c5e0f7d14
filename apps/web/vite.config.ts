import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const glossary = fileURLToPath(new URL('../../libs/domain/src/glossary/index.ts', import.meta.url));

/** Packages that every page needs, apart from the pages: they change rarely and stay in the browser's cache. */
function chunkOf(id: string): string | undefined {
  if (!id.includes('node_modules')) return undefined;
  // Charts are loaded by the pages that draw one, never by sign-in or list.
  if (/node_modules\/(echarts|zrender)\//.test(id)) return 'charts';
  if (/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@tanstack)\//.test(id)) {
    return 'base';
  }
  return undefined;
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
  resolve: { alias: { '#domain/glossary': glossary } },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:8787' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Inline scripts and data: URLs would break `script-src 'self'`.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    chunkSizeWarningLimit: 900,
    rollupOptions: { output: { manualChunks: chunkOf } },
  },
});
