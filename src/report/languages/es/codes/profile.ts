/** Plain sentences of codes: particulars stand beside them. */
export const profileCodes = {
  'profile.format': 'El perfil no está escrito como debe.',
  'profile.primitive': 'El perfil pide una comprobación que no existe.',
  'profile.parameter': 'El perfil pide una comprobación de un modo en que no puede hacerse.',
  'profile.circle': 'El perfil vuelve sobre sí mismo, de modo que nada podría decidirlo nunca.',
  'profile.reference': 'El perfil nombra algo que no existe.',
  'profile.language': 'Un texto del perfil no está escrito en una lengua en que debe estarlo.',
  'profile.signer': 'El perfil está firmado, pero no por alguien en quien confíe esta verificación: no se sabe quién lo publica.',
  'profile.withdrawn': 'Sus autores retiraron el perfil; lo que dice puede ya no ser correcto.',
} as const
