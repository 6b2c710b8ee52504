/** What `work` throws; a failure when it throws nothing. */
export function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (thrown) {
    return thrown
  }
  throw new Error('nothing was thrown')
}

/** What the promise rejects with; a failure when it resolves. */
export async function rejection(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('nothing was thrown')
    },
    (reason: unknown) => reason,
  )
}
