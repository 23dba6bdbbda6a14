import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The browser's files go to dist/web. While developing, calls go to the server named in HANDEL_SERVER. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: '../dist/web', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023' },
  server: { proxy: { '/api': process.env.HANDEL_SERVER ?? 'http://127.0.0.1:8080' } },
})
