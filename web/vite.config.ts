import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { type Plugin, defineConfig } from 'vite'

/** Beside every text a compressed copy, which the server sends to whoever takes it: made once, and as small as it gets. */
const compressed: Plugin = {
  name: 'compressed-copies',
  writeBundle({ dir }, bundle) {
    for (const file of Object.keys(bundle).filter(name => /\.(?:js|css|html|svg)$/.test(name)))
      writeFileSync(join(dir!, `${file}.gz`), gzipSync(readFileSync(join(dir!, file)), { level: 9 }))
  },
}

/** The browser's files go to dist/web. While developing, calls go to the server named in HANDEL_SERVER. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed],
  build: { outDir: '../dist/web', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023' },
  server: { proxy: { '/api': process.env.HANDEL_SERVER ?? 'http://127.0.0.1:8080' } },
})
