import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assessmentPage, courtReport, type Language, languages, reportPage } from '../../src/report/index.js'
import { scene } from '../report/page/scene.js'
import { describeBrowser } from '../tools/browser.js'

/** A4 within the margins of the page's own style, in CSS pixels. */
const [pageWidth, pageHeight] = [688, 994]

describeBrowser('report', 'export const unused = 1', ({ page, complaints }) => {
  const dir = mkdtempSync(join(tmpdir(), 'rogatory-report-'))
  const urls = new Map<string, string>()
  const put = (name: string, html: string): void => {
    const file = join(dir, `${name}.html`)
    writeFileSync(file, html)
    urls.set(name, pathToFileURL(file).href)
  }
  const requests: string[] = []
  beforeAll(async () => {
    const { input, assessment, trust } = await scene('golden/history.rog', ['iso-27037', 'us-fre-902-14', 'in-bsa-63', 'de-stpo', 'fr-cpp'])
    const data = await courtReport(input)
    for (const language of languages) put(language, await reportPage(data, { language }))
    put('assessment', await assessmentPage(assessment, { trust, exhibits: input.report.exhibits }))
    await page().context().setOffline(true)
    page().on('request', (request) => requests.push(request.url()))
  }, 120_000)
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  test.each([...languages, 'assessment'] as const)(
    '[PAG-20] %s: shown without a complaint, nothing loaded but itself, nothing wider than the page',
    async (name) => {
      const before = complaints.length
      requests.length = 0
      await page().setViewportSize({ width: pageWidth, height: pageHeight })
      await page().emulateMedia({ media: 'print' })
      await page().goto(urls.get(name)!)
      expect(complaints.slice(before)).toEqual([])
      expect(requests).toEqual([urls.get(name)])
      expect(await page().title()).not.toBe('')
      expect(await page().locator('h1').count()).toBe(1)
      expect(await page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(pageWidth)
      expect(await page().evaluate(() => getComputedStyle(document.body).maxWidth)).toBe('none')
    },
  )

  test.each(languages)('[PAG-01] %s: all eleven statements are on the first page of the printout', async (language: Language) => {
    await page().setViewportSize({ width: pageWidth, height: pageHeight })
    await page().emulateMedia({ media: 'print' })
    await page().goto(urls.get(language)!)
    const bottom = await page().evaluate(() => document.querySelector('#s11')!.getBoundingClientRect().bottom)
    expect(bottom).toBeLessThan(pageHeight)
    expect(await page().evaluate(() => document.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr')
  })

  test.each(['en', 'ar', 'assessment'])('[PAG-22] %s: nothing that axe finds', async (name) => {
    await page().emulateMedia({ media: 'screen' })
    await page().goto(urls.get(name)!)
    const { violations } = await new AxeBuilder({ page: page() }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  test('[PAG-20] prints on A4, pages counted, each with its number', async () => {
    await page().goto(urls.get('en')!)
    const pdf = await page().pdf({ preferCSSPageSize: true })
    const text = pdf.toString('latin1')
    const pages = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(pages).toBeGreaterThan(5)
    expect(pages).toBeLessThan(40)
    const [, width, height] = /\/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]/.exec(text)!.map(Number)
    expect([Math.round(width!), Math.round(height!)]).toEqual([595, 842])
    expect(readFileSync(join(dir, 'en.html'), 'utf8')).toContain('content:"Page " counter(page) " of " counter(pages)')
  })
})
