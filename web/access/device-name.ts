/** What a browser says of itself, in a few words: `Firefox · Linux`. Empty for what says nothing one would know. */
export function deviceName(told: string): string {
  const first = (names: readonly (readonly [RegExp, string])[]): string => names.find(([sign]) => sign.test(told))?.[1] ?? ''
  return [first(browsers), first(systems)].filter(Boolean).join(' · ')
}

/** Most call themselves by the names of others too: the order tells them apart. */
const browsers = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/^curl\//, 'curl'],
] as const

const systems = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const
