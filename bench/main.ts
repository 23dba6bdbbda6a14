/** `npm run bench`: prints one JSON object with the figures, and nothing else on standard output. See README.md. */
import { parseArgs } from 'node:util'
import { loadModules } from '../src/load-modules.ts'
import { type Benchmark, benchmarks } from './benchmarks.ts'
import { breakGround } from './ground.ts'
import { type Figures, say, timed } from './measure.ts'

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, scale: { type: 'string', default: '1' } } })

/** Share of the usual number of runs: `--scale 0.2` for a quick look. */
const scale = Number(values.scale)
const isWanted = (name: string): boolean => !values.only || values.only.includes(name)

await loadModules()
const ground = await breakGround()
try {
  const figures: Record<string, Figures> = {}
  const wanted: Benchmark[] = benchmarks.filter(({ names }) => names.some(isWanted))
  for (const { names, run } of wanted) {
    const { result, ms } = await timed(() => run(ground, runs => Math.max(1, Math.round(runs * scale))))
    for (const [name, figure] of Object.entries(result)) say(`${name} ${JSON.stringify(figure)}`)
    say(`  ${names.join(', ')}: ${(ms / 1000).toFixed(1)} s`)
    Object.assign(figures, result)
  }
  console.log(JSON.stringify(figures))
} finally {
  await ground.close()
}
