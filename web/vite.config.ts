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

/** Which files hold the texts of each language: the server names them with the page, so that they come beside its script. */
const textFiles: Plugin = {
  name: 'text-files',
  generateBundle(_, bundle) {
    const entry = Object.values(bundle).find(file => file.type === 'chunk' && file.isEntry)
    const known = entry?.type === 'chunk' ? [entry.fileName, ...entry.imports] : []
    const texts = Object.values(bundle).flatMap(file => {
      const [, language] = (file.type === 'chunk' && /\/ui\/messages\/(\w\w(?:-\w\w)?)\.ts$/.exec(file.facadeModuleId ?? '')) || []
      if (file.type !== 'chunk' || !language) return []
      return [[language, [file.fileName, ...file.imports].filter(name => !known.includes(name))] as const]
    })
    this.emitFile({ type: 'asset', fileName: 'texts.json', source: JSON.stringify(Object.fromEntries(texts)) })
  },
}

type Graph = { readonly getModuleInfo: (id: string) => { readonly isEntry: boolean; readonly importers: readonly string[] } | null }

/** Whether the page needs a module before it shows anything: the entry, and what it imports without waiting. */
function isFirst(id: string, graph: Graph, known = new Map<string, boolean>()): boolean {
  const before = known.get(id)
  if (before !== undefined) return before
  known.set(id, false)
  const info = graph.getModuleInfo(id)
  const found = info !== null && (info.isEntry || info.importers.some(importer => isFirst(importer, graph, known)))
  known.set(id, found)
  return found
}

/**
 * What the first page needs is one file, and what many of the others share is another. Each file of its own costs a slow
 * network a whole turn there and back, six at a time.
 */
const groups = [
  { name: (id: string, graph: Graph) => (isFirst(id, graph) ? 'first' : null), debugName: 'first', priority: 2 },
  { name: 'shared', minShareCount: 14, priority: 1 },
]

/** The browser's files go to dist/web. While developing, calls go to the server named in HANDEL_SERVER. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), textFiles, compressed],
  build: { outDir: '../dist/web', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023', rolldownOptions: { output: { codeSplitting: { groups } } } },
  server: { proxy: { '/api': process.env.HANDEL_SERVER ?? 'http://127.0.0.1:8080' } },
})
