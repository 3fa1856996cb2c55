import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { consoleDocuments } from './consoleDocuments.ts';

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Things that every page needs and that change only with their version: a release of ours leaves them in the browser's cache. */
const foundation = /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|graphql|graphql-ws)[\\/]/;

/** The server of the desk beside which the console is developed. */
const api = process.env['REGLAMENT_URL'] ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [react(), consoleDocuments()],
  resolve: {
    alias: [
      { find: '@reglament/admin/kit/testing', replacement: source('kit/testing/index.ts') },
      { find: '@reglament/admin/kit', replacement: source('kit/index.ts') },
      { find: /^@apollo\/client$/, replacement: source('kit/data/withoutApollo.ts') },
      { find: 'object.entries', replacement: source('shell/native/entries.cjs') },
    ],
    // A plugin from a package must share these with the console, or hooks and contexts come apart.
    dedupe: ['react', 'react-dom', 'react-router', 'react-admin', 'ra-core', '@mui/material', '@tanstack/react-query', 'graphql'],
  },
  build: {
    manifest: true,
    target: 'es2023',
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'foundation', test: foundation }] } } },
  },
  server: {
    proxy: { '/graphql': { target: api, ws: true }, '/attachments': api, '/messages': api, '/letters': api, '/sla-vectors.json': api, '/public': api },
  },
});
