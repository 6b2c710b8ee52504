/** Why parts are withheld or erased; said openly, the words for it are closed. */
export const withholdingGrounds = [
  'victimProtection',
  'personalData',
  'privilege',
  'security',
  'ongoingInvestigation',
  'courtOrder',
  'other',
] as const
export type WithholdingGround = (typeof withholdingGrounds)[number]
