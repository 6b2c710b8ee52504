/** What the shell is told; docs/cli.md explains each to people. */
export const exits = {
  ok: 0,
  evidence: 1,
  usage: 2,
  untrusted: 3,
  io: 4,
  key: 5,
  internal: 70,
  interrupted: 130,
} as const
export type Exit = (typeof exits)[keyof typeof exits]
