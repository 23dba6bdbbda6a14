import { expect, it } from 'vitest'
import { checkFile, largestFile, mediaTypeOf, plainName } from './check-file.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const codes = (name: string, bytes: Buffer) => checkFile(name, bytes).map(({ code }) => code.replace('trade.', ''))

it.each<[what: string, name: string, bytes: Buffer, codes: string[]]>([
  ['a PDF', 'drawing.pdf', latin('%PDF-1.7\n…'), []],
  ['a PDF in capitals', 'DRAWING.PDF', latin('%PDF-1.4'), []],
  ['a photograph', 'damage.jpeg', latin('\u00ff\u00d8\u00ff\u00e0'), []],
  ['a spreadsheet', 'list.xlsx', latin('PK\u0003\u0004…'), []],
  ['a text in Latin-1', 'notes.txt', latin('caf\u00e9'), []],
  ['a message', 'order.eml', latin('From: shop@demo.example'), []],
  ['an empty file', 'empty.pdf', Buffer.alloc(0), ['file_empty']],
  ['no type', 'README', latin('x'), ['file_type']],
  ['a page a browser would run', 'page.html', latin('<script>'), ['file_type']],
  ['a drawing that may hold script', 'logo.svg', latin('<svg>'), ['file_type']],
  ['a program', 'setup.exe', latin('MZ'), ['file_type']],
  ['a program called a PDF', 'invoice.pdf', latin('MZ\u0090'), ['file_not_its_type']],
  ['a program called a text', 'invoice.txt', latin('MZ\u0000\u0001'), ['file_not_its_type']],
  ['a page called an image', 'image.png', latin('<html>'), ['file_not_its_type']],
  ['more than fits', 'scan.pdf', Buffer.concat([latin('%PDF-'), Buffer.alloc(largestFile)]), ['file_too_large']],
])('%s', (_, name, bytes, expected) => expect(codes(name, bytes)).toEqual(expected))

it('keeps the name alone', () => {
  expect(plainName('C:\\Users\\demo\\tekening 1.pdf')).toBe('tekening 1.pdf')
  expect(plainName('../../etc/passwd.txt')).toBe('passwd.txt')
  expect(plainName('a\u0000b\n:c?.pdf')).toBe('ab-c-.pdf')
  expect(mediaTypeOf('x.docx')).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
})
