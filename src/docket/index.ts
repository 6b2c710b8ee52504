export * from './kinds.js'
export * from './seal.js'
export type * from './types.js'
