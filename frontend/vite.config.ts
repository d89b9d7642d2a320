import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { serviceWorker } from './build-worker.js';

/** `npm start` in another terminal is the server that the dev server talks to. */
const localSystem = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), tailwindcss(), serviceWorker()],
  // our own libs from their sources: neither the dev server nor a test waits for a build
  resolve: { conditions: ['@vigia/source', ...defaultClientConditions] },
  build: { outDir: 'dist', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': localSystem,
      '/s3': localSystem,
      '/boards': { target: localSystem, ws: true },
      '/ws': { target: localSystem, ws: true },
    },
  },
});
