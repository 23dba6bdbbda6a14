/** Dice that fall the same way every time for the same seed. */
export interface Dice {
  /** 0 to `sides` − 1. */
  readonly roll: (sides: number) => number
  /** True so many times in a hundred. */
  readonly chance: (percent: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
}

/** The mulberry32 generator on 32-bit whole numbers. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const roll = (sides: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
  return { roll, chance: percent => roll(100) < percent, pick: from => from[roll(from.length)]! }
}
