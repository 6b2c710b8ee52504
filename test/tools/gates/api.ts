import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import { build } from '../build.js'
import type { Gate } from './gate.js'

/** Compares the public types with the committed reports in docs/api, or writes these when `update` is set. */
async function apiComplaints(update: boolean): Promise<readonly string[]> {
  await build()
  if (update) mkdirSync('docs/api', { recursive: true })
  const complaints: string[] = []
  for (const [name, entry] of [
    ['rogatory', 'dist/index.d.ts'],
    ['rogatory-node', 'dist/node/index.d.ts'],
  ] as const) {
    if (!existsSync(entry)) {
      complaints.push(`${entry} is not there`)
      continue
    }
    const base = ExtractorConfig.loadFile(resolve('api-extractor.json'))
    const config = ExtractorConfig.prepare({
      configObject: {
        ...base,
        mainEntryPointFilePath: resolve(entry),
        apiReport: { ...base.apiReport, enabled: true, reportFileName: `${name}.api.md` },
      },
      configObjectFullPath: resolve('api-extractor.json'),
      packageJsonFullPath: resolve('package.json'),
    })
    const result = Extractor.invoke(config, {
      localBuild: update,
      showVerboseMessages: false,
      messageCallback: (message) => {
        message.handled = true
        if (message.logLevel === 'error') complaints.push(`${name}: ${message.text}`)
      },
    })
    if (result.apiReportChanged && !update) complaints.push(`docs/api/${name}.api.md is stale: npm run api, and read the difference`)
  }
  return complaints
}

export const apiGate: Gate = { name: 'API report', check: () => apiComplaints(false) }

/** Writes the reports anew. */
export async function main(): Promise<number> {
  const complaints = await apiComplaints(true)
  for (const complaint of complaints) console.error(complaint)
  return complaints.length > 0 ? 1 : 0
}
