/** What must be found in the fixture: worked out once from the run, then read by a person and kept. */
export function factsOf(stage) {
  const at = '2026-08-01T00:00:00Z'
  const docket = ['--docket', 'portugal/case.docket', '--trust', 'portugal/trust.json']
  stage.now = Date.parse(at)
  const report = stage.look(['docket', 'verify', ...docket])
  const records = stage.look(['docket', 'show', '--docket', 'portugal/case.docket'])
  const profiles = ['iso-27037', 'eu-eio', 'de-stpo', 'br-cpp-158', 'portugal/house-rule.json']
  const assessed = stage.look(['assess', ...docket, '--profile', ...profiles, '--at', at])
  return {
    at,
    ids: stage.ids,
    commands: stage.commands,
    verdict: report.verdict,
    signedRecords: records.entries.length,
    custodyRecords: records.entries.filter(({ type }) => type === 'custody').length,
    observations: tally(report.observations.map(({ severity, code }) => `${severity} ${code}`)),
    exhibits: Object.fromEntries(
      report.exhibits.map((one) => [labelOf(one), one.instances.map(({ instance, state }) => [short(instance), state])]),
    ),
    outcomes: Object.fromEntries(
      profiles.map((id) => [
        id,
        Object.fromEntries(
          assessed.exhibits.map((one) => [
            one.labels?.[0] ?? one.exhibit,
            tally(one.results.filter(({ profile }) => profile === idOf(id)).map(({ outcome }) => outcome)),
          ]),
        ),
      ]),
    ),
  }
}

/** A profile of one's own is named by its file. */
const idOf = (profile) => profile.replace(/^.*\/|\.json$/g, '')

/** Ids differ from run to run; what kind of instance it is does not. */
const short = (instance) => instance.replace(/[0-9a-f]{64}/g, '…')
const labelOf = (one) => one.labels?.[0]?.label ?? one.exhibit

function tally(words) {
  const counts = {}
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
