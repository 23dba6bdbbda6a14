import { expect, test } from 'vitest'
import { checkLogo } from './logo.ts'

const png = Buffer.from('89504e470d0a1a0a', 'hex')

test.each([
  ['a PNG', png, []],
  ['an SVG', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), []],
  ['a JPEG', Buffer.from('ffd8ffe0', 'hex'), []],
  ['a program', Buffer.from('MZ'), ['company.logo_no_image']],
  ['a page', Buffer.from('<html><svg></svg></html>'), ['company.logo_no_image']],
  ['nothing', Buffer.alloc(0), ['company.logo_no_image']],
  ['a megabyte', Buffer.concat([png, Buffer.alloc(1024 * 1024 - 8)]), []],
  ['a byte more', Buffer.concat([png, Buffer.alloc(1024 * 1024 - 7)]), ['company.logo_too_large']],
])('%s as a logo', (_, bytes, codes) => {
  expect(checkLogo(bytes).map(({ code }) => code)).toEqual(codes)
})
