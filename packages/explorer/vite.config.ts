import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The server of the desk beside which the page is developed. */
const api = process.env['REGLAMENT_URL'] ?? 'http://localhost:4000';

/** The style sheet of the editor brings a megabyte of fonts in its text, which the policy of the page would not load: those of the system do. */
const withoutFonts: Plugin = {
  name: 'without-fonts',
  enforce: 'pre',
  transform: (code, id) => (/graphiql[^?]*\.css/.test(id) ? code.replaceAll(/@font-face\s*\{[^}]*\}/g, '') : null),
};

export default defineConfig({
  base: '/explorer/',
  plugins: [react(), withoutFonts],
  build: { target: 'es2023', chunkSizeWarningLimit: 1_500 },
  server: { proxy: { '/graphql': { target: api, ws: true }, '/client/graphql': { target: api, ws: true } } },
});
