/** How close rows stand: compact for the desk, comfortable for fingers. */
export const densities = ['compact', 'comfortable'] as const
export type Density = (typeof densities)[number]

/** As `--row` in tokens.css. */
const heights: Readonly<Record<Density, number>> = { compact: 28, comfortable: 34 }

let density: Density = 'compact'

export function chooseDensity(chosen: Density): void {
  density = chosen
  document.documentElement.dataset.density = chosen
}

/** Height of a row in lists and grids, in pixels. */
export const rowHeight = (): number => heights[density]
