/** What things are called in the Netherlands. */
import { dutch, namesIn } from '../pack-parts/index.ts'

export const names = namesIn('nl-NL')

export const words = dutch
