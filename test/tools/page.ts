import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The one match of a pattern: a second script or style would run outside the policy, or not at all. */
function only(html: string, pattern: RegExp, what: string): string {
  const found = [...html.matchAll(pattern)]
  if (found.length !== 1) throw new Error(`the page has ${found.length} ${what}, and one is wanted`)
  return found[0]![1]!
}

/**
 * What the page may do: run this script, use this style, and nothing else. It can reach no address, load nothing, frame
 * nothing, send no form, and turn no text into markup or code.
 */
function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    "connect-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/** The offline page as one HTML text: its script and style inside, its policy by their digests. The same sources give the same bytes. */
export async function buildPage(): Promise<string> {
  const [{ build }, { viteSingleFile }] = await Promise.all([import('vite'), import('vite-plugin-singlefile')])
  const result = await build({
    configFile: false,
    envFile: false,
    root: resolve('src/web'),
    mode: 'production',
    logLevel: 'error',
    publicDir: false,
    plugins: [viteSingleFile({ removeViteModuleLoader: true })],
    build: { write: false, target: 'es2022', modulePreload: false, reportCompressedSize: false },
  })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  const page = outputs.find((file) => file.fileName === 'index.html')
  if (page?.type !== 'asset' || outputs.length !== 1) throw new Error('the page did not become one file')
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const html = String(page.source)
    .replaceAll(/<(script|style)( [^>]*)?>/g, (_, name) => (name === 'script' ? '<script type="module">' : '<style>'))
    .replace('%VERSION%', () => version)
  const script = only(html, /<script type="module">([\s\S]*?)<\/script>/g, 'scripts')
  const style = only(html, /<style>([\s\S]*?)<\/style>/g, 'styles')
  const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf(script, style)}">`
  return html.replace('<meta charset="utf-8">', (charset) => `${charset}\n${policy}`)
}
