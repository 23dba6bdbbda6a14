/** Two months of a trading company, ending today, as steps for a loader to play through ordinary commands. */
import { dec } from '#platform/decimal'
import { perEuro } from '../profile.ts'
import type { DemoStep } from '../types.ts'
import { bill, inquire, paymentRun, replenish, sendBack, stockUp } from './buying.ts'
import { counterSale, quote, takeBack, takeOrder } from './selling.ts'
import { agree, announceReturns } from './standing.ts'
import { type Cast, firstDay, play, type Stage } from './stage.ts'

const capital = '120000'

const texts = {
  nl: {
    capital: 'Storting kapitaal', rent: 'Huur magazijn', energy: 'Energie', telephone: 'Telefoon en internet',
    freight: 'Transportkosten', advertising: 'Advertentie vakblad',
  },
  nb: {
    capital: 'Innbetalt aksjekapital', rent: 'Husleie lager', energy: 'Strøm', telephone: 'Telefon og internett',
    freight: 'Frakt', advertising: 'Annonse i fagblad',
  },
} as const

/** The bills for running costs: the day, what for, and how much in euros. */
const bills = [
  { day: -58, what: 'rent', euros: '1450' },
  { day: -45, what: 'telephone', euros: '165' },
  { day: -40, what: 'energy', euros: '390' },
  { day: -33, what: 'freight', euros: '280' },
  { day: -28, what: 'rent', euros: '1450' },
  { day: -20, what: 'advertising', euros: '520' },
  { day: -15, what: 'telephone', euros: '165' },
  { day: -10, what: 'energy', euros: '410' },
  { day: -3, what: 'freight', euros: '310' },
  { day: 0, what: 'rent', euros: '1450' },
] as const

const takesBack: ReadonlySet<number> = new Set([-37, -29, -21, -13, -6, 0])
const sendsBack: ReadonlySet<number> = new Set([-34, -22, -9, 0])
const agreed = -18
const announced = -1

function open(stage: Stage, day: number): void {
  const { profile } = stage
  const amount = dec(capital).times(dec(perEuro[profile.localCurrency]!)).round(0)
  stage.write({
    day,
    do: 'journal',
    description: texts[profile.names].capital,
    lines: [
      { account: 'bank', amount: amount.toString() },
      { account: profile.capitalAccount, amount: amount.negated().toString() },
    ],
  })
}

/** What happens on a day besides what was put on its agenda. */
function rules(stage: Stage, day: number): void {
  const { profile, dice } = stage
  const age = day - firstDay
  if (age === 0) open(stage, day)
  // Three vendors a day until all shelves are filled.
  if (age < 5) for (const nth of [0, 1, 2]) stockUp(stage, day, age * 3 + nth)
  if (age > 10 && age % 2 === 0) replenish(stage, day, (age / 2) % 14)
  for (const { what, euros } of bills.filter(row => row.day === day)) {
    bill(stage, day, profile.accounts[what], texts[profile.names][what], euros)
  }
  if (age > 12 && age % 13 === 0) inquire(stage, day)
  if (age > 7) takeOrder(stage, day)
  if (age > 7 && dice.chance(15)) takeOrder(stage, day)
  if (age > 8 && (dice.chance(42) || day === 0)) counterSale(stage, day)
  if (age > 8 && age % 5 === 0) quote(stage, day)
  if (takesBack.has(day)) takeBack(stage, day)
  if (sendsBack.has(day)) sendBack(stage, day)
  if (age % 7 === 4) paymentRun(stage, day)
  if (day === agreed) agree(stage, day)
  if (day === announced) announceReturns(stage, day)
}

/** The steps of a company's history in order of day; the same seed gives the same history. */
export const history = (cast: Cast, seed: number): readonly DemoStep[] => play(cast, seed, rules)
