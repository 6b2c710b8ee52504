// Stands in for Node while the portable rooms are checked without its types: the one guarded question they ask of it.
declare module 'node:crypto'
declare var process: { getBuiltinModule?: (id: string) => unknown } | undefined
