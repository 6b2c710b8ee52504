// The house as edges: what each room may import. A pair that does not stand here is forbidden.
const edges = {
  ground: [],
  crypto: ['ground'],
  cbor: ['ground'],
  cose: ['ground', 'crypto', 'cbor'],
  floe: ['ground', 'crypto'],
  merkle: ['ground', 'crypto'],
  io: ['ground'],
  matter: ['ground', 'crypto', 'cbor', 'cose', 'io'],
  timestamp: ['ground'],
  statement: ['ground', 'crypto', 'cbor', 'cose', 'merkle', 'io', 'matter'],
  identity: ['ground', 'crypto', 'cbor', 'cose', 'io', 'matter', 'statement', 'timestamp'],
  docket: ['ground', 'crypto', 'cbor', 'cose', 'merkle', 'io', 'matter', 'statement', 'identity'],
  envelope: ['ground', 'crypto', 'cbor', 'cose', 'floe', 'merkle', 'io', 'matter', 'statement', 'identity', 'docket'],
  custody: ['ground', 'crypto', 'cbor', 'cose', 'io', 'matter', 'statement', 'identity', 'docket'],
  disclosure: ['ground', 'crypto', 'cbor', 'cose', 'floe', 'merkle', 'io', 'matter', 'statement', 'identity', 'docket', 'envelope', 'custody'],
  procedure: ['ground', 'crypto', 'cbor', 'cose', 'io', 'matter', 'statement', 'identity', 'docket', 'custody'],
}
edges.exchange = Object.keys(edges)
edges.admissibility = ['ground', 'crypto', 'cbor', 'cose', 'io', 'matter', 'statement', 'identity', 'docket', 'custody', 'procedure', 'exchange']
edges.report = Object.keys(edges).filter((room) => room !== 'report')
const portable = Object.keys(edges)
edges.node = [...portable, 'index.ts']
edges.cli = [...portable, 'index.ts', 'node']
edges.web = [...portable, 'index.ts']

const room = (names) => `^src/(${names.map((name) => (name === 'index.ts' ? 'index\\.ts$' : `${name}/`)).join('|')})`

/** One package (or family) belongs to one place. */
const only = (name, path, where) => ({
  name,
  severity: 'error',
  comment: `${path} belongs to ${where}`,
  from: { path: '^src/', pathNot: where },
  to: { path: `(^|node_modules/)${path}` },
})

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'unresolved', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true, pathNot: '^(@noble/|cbor-x|zod)' } },
    ...Object.entries(edges).map(([name, allowed]) => ({
      name: `edge-${name}`,
      severity: 'error',
      comment: `${name}/ may import: ${allowed.join(', ') || 'nothing'}`,
      from: { path: `^src/${name}/` },
      to: { path: '^src/', pathNot: room([name, ...allowed]) },
    })),
    {
      name: 'unknown-room',
      severity: 'error',
      comment: 'a new room needs its edges listed above',
      from: { path: '^src/[^/]+/', pathNot: room(Object.keys(edges)) },
      to: {},
    },
    {
      name: 'edge-index',
      severity: 'error',
      comment: 'the everyday API re-exports rooms, not the tops of the house',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/', pathNot: room(portable) },
    },
    {
      name: 'through-the-door',
      severity: 'error',
      comment: 'another room is imported from its index.ts, or its schema.ts where schemas are composed',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/(index|schema)\\.ts$'] },
    },
    {
      name: 'outside-src',
      severity: 'error',
      comment: 'src imports no file outside src, and no package it does not depend on',
      from: { path: '^src/' },
      // preact is built into the page whole: who installs the package needs none of it.
      to: { dependencyTypes: ['local', 'npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '^src/|(^|node_modules/)preact(/|$)' },
    },
    only('noble-in-crypto', '@noble/', '^src/crypto/'),
    only('cbor-x-in-cbor', 'cbor-x(/|$)', '^src/cbor/'),
    only('asn1js-in-timestamp', 'asn1js(/|$)', '^src/timestamp/'),
    only('zod-in-schema', 'zod(/|$)', '(^|/|\\.)schema\\.ts$'),
    only('terminal-in-cli', '(commander|cli-progress)(/|$)', '^src/cli/'),
    only('preact-in-web', 'preact(/|$)', '^src/web/'),
    only('colours-in-texts', 'picocolors(/|$)', '^src/report/text/'),
    {
      name: 'node-in-node',
      severity: 'error',
      comment: "Node's own modules belong to node/, cli/ and the node provider",
      from: { path: '^src/', pathNot: '^src/(node/|cli/|crypto/node[^/]*\\.ts$)' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'default'] },
  },
}
