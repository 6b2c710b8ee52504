import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../src/cli/custody/columns.js'
import { parseCsv } from '../../src/cli/custody/csv.js'

const cells = (text: string) => parseCsv(text).map((record) => record.cells)

describe('[PAP-05] CSV as spreadsheets write it', () => {
  test.each([
    [
      'commas, LF',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF and no end of line at the end',
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a byte order mark',
      '\uFEFFa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, commas within',
      'a;b\n1,5;2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'sep= in the first line',
      'sep=|\na|b\n1|2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a quotation mark within, doubled',
      'a,b\n"say ""yes""",2\n',
      [
        ['a', 'b'],
        ['say "yes"', '2'],
      ],
    ],
    [
      'a separator and a line break within',
      'a,b\n"x,\r\ny",2\n',
      [
        ['a', 'b'],
        ['x,\r\ny', '2'],
      ],
    ],
    [
      'empty cells and empty lines',
      'a,b,c\n\n,,\n1,,\n',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
        ['1', '', ''],
      ],
    ],
    [
      'an empty cell at the very end',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'a separator within quotation marks of the header does not count',
      '"a,b,c";d\n1;2\n',
      [
        ['a,b,c', 'd'],
        ['1', '2'],
      ],
    ],
    [
      'formulas are text',
      'a,b\n=1+1,"=HYPERLINK(""x"")"\n+3,@x\n',
      [
        ['a', 'b'],
        ['=1+1', '=HYPERLINK("x")'],
        ['+3', '@x'],
      ],
    ],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => expect(cells(text)).toEqual(expected))

  test.each([
    ['never closed', 'a,b\n1,"2\n3,4\n', 'line 2, column 2'],
    ['text behind a closing mark', 'a,b\n"1"x,2\n', 'line 2, column 1'],
    ['a mark in the middle of a cell', 'a,b\n1,2\n5" disk,1\n', 'line 3, column 1'],
  ])('%s: records.cell names line and column', (_, text, where) => {
    expect(() => parseCsv(text)).toThrow(expect.objectContaining({ code: 'records.cell', message: expect.stringContaining(where) }))
  })

  test('lines are counted through cells with line breaks', () => {
    expect(parseCsv('a\n"x\n\ny"\nz\n').map(({ line }) => line)).toEqual([1, 2, 5])
  })

  test('what was written comes back, whatever it is', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '=', 'é') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 8 }), (rows) => {
        const text = [['a', 'b'], ...rows].map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        expect(cells(text)).toEqual([['a', 'b'], ...rows])
      }),
    )
  })

  test('100,000 rows are read at once, one more is refused: run.limit', () => {
    const rows = 'x,y\n'.repeat(100_000)
    expect(parseCsv(`a,b\n${rows}`)).toHaveLength(100_001)
    expect(() => parseCsv(`a,b\n${rows}x,y\n`)).toThrow(expect.objectContaining({ code: 'run.limit' }))
  })
})

describe('[PAP-04] rows', () => {
  const faults = (text: string, forms = false) =>
    readRows(text, forms).faults.map(({ where, column, what }) => `${where} ${column ?? ''}: ${what}`)

  test('columns are named like the options, in any spelling', () => {
    const { rows, faults } = readRows('Exhibit,Bag Seal,legal-basis,digestBefore\nA1; A2,1|2,order=7|warrant=8,\n', false)
    expect(faults).toEqual([])
    expect(rows).toEqual([
      {
        where: 'line 2',
        cells: [
          { column: 'exhibit', values: ['A1', 'A2'] },
          { column: 'bagSeal', values: ['1', '2'] },
          { column: 'legalBasis', values: ['order=7', 'warrant=8'] },
        ],
      },
    ])
  })

  test('JSON: a list, or one with its schema; numbers and lists where they belong', () => {
    const record = { exhibit: ['A1', 'A2'], copies: 2, note: '=1' }
    for (const json of [[record], { schema: 'rogatory.records/1', records: [record] }])
      expect(readRows(JSON.stringify(json), false)).toEqual({
        faults: [],
        understood: true,
        rows: [
          {
            where: 'record 1',
            cells: [
              { column: 'exhibit', values: ['A1', 'A2'] },
              { column: 'copies', values: ['2'] },
              { column: 'note', values: ['=1'] },
            ],
          },
        ],
      })
    expect(faults('[{"note":["a","b"]},3,{"nota":"x"},{"exhibit":{"a":1}}]')).toEqual([
      'record 1 note: this is text',
      'record 2 : this is not an object',
      'record 3 : there is no column nota; is it note?',
      'record 4 exhibit: this is text, or a list of texts',
    ])
    expect(readRows('[{"exhibit":"A1; A2","participant":"performed=Tom|witnessed=Eva","tool":["a|b@1"]}]', false).rows[0]?.cells).toEqual([
      { column: 'exhibit', values: ['A1', 'A2'] },
      { column: 'participant', values: ['performed=Tom', 'witnessed=Eva'] },
      { column: 'tool', values: ['a|b@1'] },
    ])
    expect(faults('[{"bag_seal":"1","bagSeal":"2"}]')).toEqual(['record 1 : the column bag_seal stands there twice'])
    expect(() => readRows('{"records":[]}', false)).toThrow(expect.objectContaining({ code: 'records.cell' }))
    expect(() => readRows('[{]', false)).toThrow(expect.objectContaining({ code: 'records.cell' }))
  })

  test('wrong headers and short rows are named, all of them', () => {
    expect(faults('exhibit,bagseal_,xyzzy,exhibit\nA1,1\n')).toEqual([
      'line 1, column 3 : there is no column xyzzy',
      'line 1 : the column exhibit stands there twice',
      'line 2 : 2 cells, where the header has 4',
    ])
    expect(faults('exhibit,\nA1,x\n')).toEqual(['line 2 2: a value stands in a column without a name'])
    expect(faults('exhibit,note\n')).toEqual(['the file : there is no row in it'])
    expect(faults('form,note\nx,y\n')).toEqual(['line 1, column 1 : there is no column form'])
    expect(faults('form,note\nx,y\n', true)).toEqual([])
  })
})
